"""Negations added to or removed from a sentence, in any language."""

import pytest

from reflect.comparison.prose import between

#: Old text, new text, and the negations added or removed.
TURNED = [
    ("I think we can trust each other.", "I do not think we can trust each other.", "+not"),
    ("I can talk to my father.", "I can't talk to my father.", "+can't"),
    ("I will never ask my sister.", "I will ask my sister.", "-never"),
    ("There is no room for me here.", "There is some room for me here.", "-no"),
    ("Nobody asks me how I am.", "Somebody asks me how I am.", "-Nobody"),
    ("I never call him on Sundays.", "I do not call him on Sundays.", "-never +not"),
    ("He knows. I am ready for it.", "He knows. I am not ready for it.", "+not"),
    ("I said *yes* to the flat.", "I said *not* to the flat.", "+*not*"),
    ("Ich habe ein schlechtes Gewissen.", "Ich habe kein schlechtes Gewissen.", "+kein"),
    ("Je veux être celle qui décide.", "Je ne veux pas être celle qui décide.", "+pas"),
    ("J'ai confiance en lui.", "Je n'ai plus confiance en lui.", "+plus"),
    ("Quelqu'un m'écoute le soir.", "Personne ne m'écoute le soir.", "+Personne"),
    ("Confío en mi hermano mayor.", "No confío en mi hermano mayor.", "+No"),
    ("Ho fiducia in mio padre.", "Non ho fiducia in mio padre.", "+Non"),
    ("Eu confio no meu irmão.", "Eu não confio no meu irmão.", "+não"),
    ("Ik heb veel zin om te gaan.", "Ik heb geen zin om te gaan.", "+geen"),
    ("Jag litar på min syster.", "Jag litar inte på min syster.", "+inte"),
    ("Luotan siskooni rahassa.", "En luota siskooni rahassa.", "+En"),
    ("Boję się zostać sama w domu.", "Nie boję się zostać sama w domu.", "+Nie"),
    ("Chci odejít z té práce.", "Nechci odejít z té práce.", "+Nechci"),
    ("Я хочу вернуться домой.", "Я не хочу вернуться домой.", "+не"),
    ("Ο πατέρας μιλάει για αυτό.", "Ο πατέρας δεν μιλάει για αυτό.", "+δεν"),
    ("Kardeşime çok güveniyorum.", "Kardeşime çok güvenmiyorum.", "+güvenmiyorum"),
    ("Bízom a testvéremben.", "Nem bízom a testvéremben.", "+Nem"),
    ("أظن أنني أستطيع أن أسامح.", "أظن أنني لا أستطيع أن أسامح.", "+لا"),
    ("من از تاریکی می‌ترسم.", "من از تاریکی نمی‌ترسم.", "+نمی‌ترسم"),
    ("אני רוצה לחזור לעבודה.", "אני לא רוצה לחזור לעבודה.", "+לא"),
    ("मैं अपने पिता से डरता था।", "मैं अपने पिता से नहीं डरता था।", "+नहीं"),
    ("Saya ingin kembali ke rumah.", "Saya tidak ingin kembali ke rumah.", "+tidak"),
    ("Tôi muốn về nhà cũ.", "Tôi không muốn về nhà cũ.", "+không"),
    ("我愿意搬回老家。", "我不愿意搬回老家。", "+不"),
    ("兄のことを許せると思う。", "兄のことを許せないと思う。", "+ない"),
    ("姉には気持ちを話せます。", "姉には気持ちを話せません。", "+ません"),
    ("나는 회사를 후회한다.", "나는 회사를 후회하지 않는다.", "+않는다"),
    ("ฉันเชื่อใจเขาทุกวัน", "ฉันไม่เชื่อใจเขาทุกวัน", "+ไม่"),
]

#: The number of negations differs, but no sentence that stayed was reversed.
NOT_TURNED = [
    ("a sentence came", "I trust him.", "I trust him. I do not trust his friends."),
    ("a sentence went", "I trust him. Nobody else does.", "I trust him."),
    ("a clause came", "See a doctor.", "See a doctor, although I do not know which one to ring."),
    ("written out", "I don't know him well.", "I do not know him well."),
    ("a capital", "I did not agree to it.", "I did NOT agree to it."),
    ("an ending", "Ich habe keinen Hunger mehr.", "Ich habe keine Zeit mehr."),
    ("in another place", "I told her not to come, and I was glad.", "I told her to come, and I was not glad."),
    ("moved as it was", "I do not swim. He reads. We eat.", "He reads. We eat. I do not swim."),
    ("only a part of a word", "Er ist glücklich damit.", "Er ist unglücklich damit."),
    ("something else in another language", "Mi hijo come la sopa.", "Mi hijo come la sopa de mayo."),
    ("a person, not nobody", "Une amie m'écoute le soir.", "Une personne m'écoute le soir."),
    ("more, not no more", "J'aime la mer ici.", "J'aime plus la mer ici."),
    ("very, not not", "我很累。", "我特别累。"),
    ("little, not not", "今日は仕事が多い。", "今日は仕事が少ない。"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), TURNED, ids=[new for _, new, _ in TURNED])
def test_an_added_or_removed_negation_is_found(old: str, new: str, expected: str) -> None:
    there, back = between(old, new), between(new, old)

    assert [sign + word for sign, word in there.negations] == expected.split()
    assert there.kind == "reworded"
    turned = {("-" if sign == "+" else "+", word) for sign, word in there.negations}
    assert set(back.negations) == turned


@pytest.mark.parametrize(("claim", "old", "new"), NOT_TURNED, ids=[case[0] for case in NOT_TURNED])
def test_a_negation_that_reverses_nothing_is_not_reported(claim: str, old: str, new: str) -> None:
    assert between(old, new).negations == (), claim
