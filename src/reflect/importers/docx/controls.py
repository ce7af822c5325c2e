"""Form fields of a Word document: content controls, and the older legacy fields."""

from xml.etree.ElementTree import Element

from reflect.importers.blocks import Field, FieldKind
from reflect.importers.docx.styles import switch, value
from reflect.importers.paragraphs import Filled
from reflect.importers.signs import BLANK, BOX, TICKED


def content_control(settings: Element | None) -> Filled | None:
    """The control with these *settings*; None for one that holds text of the document."""
    if settings is None:
        return None
    box = settings.find("w14.checkbox")
    if box is not None:
        is_ticked = (value(box, "w14.checked", "w14.val") or "0") in ("1", "true")
        return (TICKED if is_ticked else BOX), None
    for name in ("w.dropDownList", "w.comboBox"):
        choice = settings.find(name)
        if choice is not None:
            return BLANK, Field(kind=FieldKind.CHOOSE, options=_options(choice))
    if settings.find("w.date") is not None:
        return BLANK, Field(kind=FieldKind.DATE)
    if switch(settings, "w.showingPlcHdr"):
        text = settings.find("w.text")
        is_line = text is not None and text.get("w.multiLine") in (None, "0", "false")
        return BLANK, Field(kind=FieldKind.LINE if is_line else FieldKind.TEXT)
    return None


def _options(choice: Element) -> tuple[str, ...]:
    """The items of a drop-down list; the first often only asks to choose one."""
    items = choice.findall("w.listItem")
    if items and (items[0].get("w.displayText") is None or items[0].get("w.value") == ""):
        del items[0]
    shown = (item.get("w.displayText") or item.get("w.value") or "" for item in items)
    return tuple(text.strip() for text in shown if text.strip())


def form_field(data: Element) -> Filled:
    """The form field with this *data*."""
    box = data.find("w.checkBox")
    if box is not None:
        ticked = switch(box, "w.checked")
        is_ticked = switch(box, "w.default") if ticked is None else ticked
        return (TICKED if is_ticked else BOX), None
    choice = data.find("w.ddList")
    if choice is not None:
        entries = (entry.get("w.val") or "" for entry in choice.findall("w.listEntry"))
        options = tuple(entry.strip() for entry in entries if entry.strip())
        return BLANK, Field(kind=FieldKind.CHOOSE, options=options)
    kind = value(data.find("w.textInput"), "w.type") or ""
    kinds = {"number": FieldKind.NUMBER, "date": FieldKind.DATE}
    return BLANK, Field(kind=kinds.get(kind, FieldKind.LINE))
