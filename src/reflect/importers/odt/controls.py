"""What a person fills in in an OpenDocument text: controls of forms, and fields in the text."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from reflect.importers.blocks import Field, FieldKind
from reflect.importers.paragraphs import Filled
from reflect.importers.signs import BLANK, BOX, CHOSEN, RADIO, TICKED

_KINDS = {
    "form.textarea": FieldKind.TEXT, "form.date": FieldKind.DATE, "form.number": FieldKind.NUMBER,
    "form.text": FieldKind.LINE, "form.formatted-text": FieldKind.LINE, "form.time": FieldKind.LINE,
}  # fmt: skip


def controls(body: Element) -> Mapping[str, Filled]:
    """The controls of the forms in *body* by their ids."""
    found = {}
    for forms in body.iter("office.forms"):
        for element in forms.iter():
            made = _control(element)
            name = element.get("xml.id") or element.get("form.id")
            if made and name:
                found[name] = made
    return found


def _control(element: Element) -> Filled | None:
    label = element.get("form.label", "")
    is_on = "checked" in (element.get("form.current-state"), element.get("form.state"))
    if element.tag == "form.checkbox":
        return f"{TICKED if is_on else BOX} {label}", None
    if element.tag == "form.radio":
        is_on = "true" in (element.get("form.current-selected"), element.get("form.selected"))
        return f"{CHOSEN if is_on else RADIO} {label}", None
    if element.tag in ("form.listbox", "form.combobox"):
        items = [*element.findall("form.option"), *element.findall("form.item")]
        kind = FieldKind.CHOOSE_MANY if element.get("form.multiple") == "true" else FieldKind.CHOOSE
        return BLANK, Field(kind=kind, options=_named(items, "form.label"))
    kind_ = _KINDS.get(element.tag)
    return (BLANK, Field(kind=kind_)) if kind_ else None


def _named(items: list[Element], *names: str) -> tuple[str, ...]:
    shown = (next((v for name in names if (v := item.get(name))), "") for item in items)
    return tuple(" ".join(each.split()) for each in shown if each.strip())


def field(element: Element) -> Filled | None:
    """The field in the text that *element* is; None if it is text of the document."""
    if element.tag in ("text.text-input", "text.placeholder"):
        return BLANK, Field(kind=FieldKind.LINE)
    if element.tag == "text.drop-down":
        options = _named(element.findall("text.label"), "text.value")
        return BLANK, Field(kind=FieldKind.CHOOSE, options=options)
    if element.tag in ("field.fieldmark", "field.fieldmark-start"):
        return _form_field(element)
    return _content_control(element) if element.tag == "loext.content-control" else None


def _form_field(element: Element) -> Filled | None:
    """A form field as LibreOffice keeps those of Word."""
    kind = element.get("field.type", "").rpartition(".")[2]
    values = [(p.get("field.name", ""), p.get("field.value", "")) for p in element]
    if kind == "FORMCHECKBOX":
        is_ticked = any(name.endswith("Checked") and on == "true" for name, on in values)
        return (TICKED if is_ticked else BOX), None
    if kind == "FORMDROPDOWN":
        options = tuple(value.strip() for name, value in values if name.endswith("ListEntry"))
        return BLANK, Field(kind=FieldKind.CHOOSE, options=options)
    kinds = {"FORMTEXT": FieldKind.LINE, "FORMDATE": FieldKind.DATE}
    return (BLANK, Field(kind=kinds[kind])) if kind in kinds else None


def _content_control(element: Element) -> Filled | None:
    if element.get("loext.checkbox") == "true":
        return (TICKED if element.get("loext.checked") == "true" else BOX), None
    items = element.findall("loext.list-item")
    if items or "true" in (element.get("loext.dropdown"), element.get("loext.combobox")):
        # The first often only asks to choose one.
        is_first = bool(items) and not (
            items[0].get("loext.display-text") and items[0].get("loext.value")
        )
        options = _named(items[is_first:], "loext.display-text", "loext.value")
        return BLANK, Field(kind=FieldKind.CHOOSE, options=options)
    if element.get("loext.date") == "true":
        return BLANK, Field(kind=FieldKind.DATE)
    if element.get("loext.showing-place-holder") == "true":
        is_plain = element.get("loext.plain-text") == "true"
        return BLANK, Field(kind=FieldKind.LINE if is_plain else FieldKind.TEXT)
    return None
