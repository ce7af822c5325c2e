"""English, for two runs that stand beside each other."""

from reflect.words.review import Review

REVIEW = Review(
    with_people="{title}, with {people}",
    two="{then} and {now}",
    apart="{days}, {span} apart",
    one_day="{day}, at {then} and at {now}",
    twice="{day}, twice",
    undated="a run without a date",
    whom="{day}: {whom}",
    you="you",
    person="{name}, {day}",
    two_people="{then}, and {now}",
    nothing="There is nothing to compare.",
    all_same=(
        "The one answer reads as it did.",
        "Both answers read as they did.",
        "All {count} answers read as they did.",
    ),
    all_changed=(
        "There is one answer, and it {one}.",
        "Both answers have changed: {list}.",
        "All {count} answers have changed: {list}.",
    ),
    one_changed="One answer {one}, the other {other}.",
    one_each="One answer reads as it did, the other {other}.",
    some_same=(
        "Of {all} answers, 1 reads as it did.",
        "Of {all} answers, {count} read as they did.",
    ),
    happened={
        "rewritten": ("is in new words altogether", "{count} are new words altogether"),
        "marks": ("is a mark that moved", "{count} marks moved"),
        "choices": ("is a choice that changed", "{count} choices changed"),
        "both": ("is a choice that changed", "{count} marks or choices moved"),
        "scales": ("is on another scale now", "{count} are on another scale now"),
        "plans": ("is a plan that moved on", "{count} plans moved on"),
        "changed": ("changed", "{count} changed"),
        "new": ("had no answer then", "{count} had no answer then"),
        "removed": ("is not for today", "{count} are not for today"),
    },
    touched={
        "reworded": ("was reworded", "were reworded", "reworded"),
        "extended": ("grew", "grew", "grew"),
        "shortened": ("became shorter", "became shorter", "became shorter"),
        "moved": ("changed its order", "changed their order", "changed their order"),
    },
    either="{others} or {last}",
    both_answered=(
        "There is no question that both have answered.",
        "There is one question that both have answered.",
        "There are {count} questions that both have answered.",
    ),
    alike=(
        "No two answers are the same, word for word.",
        "In one of them the two answers are the same, word for word.",
        "In {count} of them the two answers are the same, word for word.",
    ),
    only_you=(
        "You alone have answered one question.",
        "You alone have answered {count} questions.",
    ),
    only_one=(
        "{name} alone has answered one question.",
        "{name} alone has answered {count} questions.",
    ),
    versions="The worksheet has changed in between: it was version {then}, it is version {now}.",
    revised="The worksheet has changed in between.",
    asked_anew="asked in other words",
    succeeded="asked in the place of another question",
    asked_again="asked anew, in the same words",
    no_longer="No longer asked: {question}",
    uncertain=(
        "One answer is there now that was not asked for then, or was left open.",
        "{count} answers are there now that were not asked for then, or were left open.",
    ),
    labels={
        "unchanged": "as it was",
        "reworded": "reworded",
        "extended": "grew",
        "shortened": "shorter",
        "rewritten": "new words",
        "new": "answered now",
        "removed": "not today",
        "moved": "another order",
        "changed": "changed",
        "mark": "a mark",
        "open": "left open",
        "gone": "not asked now",
    },
    same_words="the same",
    only="only {name}",
    both="both",
    legend="[-then-]  [+now+]",
    then="Then",
    now="Now",
    marks="{then} then, {now} now",
    same_mark="{value}, then and now",
    quoted='"{text}"',
    sentences=("... one sentence the same", "... {count} sentences the same"),
    items=("... one item the same", "... {count} items the same"),
    still_there="Still there: {text}",
    note="Note: {what}.",
    added=("{words} was added", "{words} were added"),
    taken=("{words} was taken out", "{words} were taken out"),
    left_open="left open",
    plans={"done": "done", "let go": "let go", "new": "new", "open": "open", "then": "then"},
    others=("The other one:", "The other {count}:"),
    both_texts="Both texts:",
    whole="All of it:",
    a_page="A page:",
    none_asked="Neither of the two runs has an answer to that.",
    no_run=(
        "There is no finished run yet. When there are two, compare puts them side by side. "
        "To see how that looks: {demo}"
    ),
    one_run=(
        "There is one finished run so far, of {day}. When there is a second, compare puts the two "
        "side by side. To see how that looks: {demo}"
    ),
    one_chosen=(
        "One finished run matches {filters} so far, of {day}. When there is a second, compare puts "
        "the two side by side. To see how that looks: {demo}"
    ),
)
