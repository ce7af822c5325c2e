"""English, for a page to look at."""

from reflect.words.report import ReportWords

REPORT = ReportWords(
    looking_back="Looking back",
    skip="Go to the text",
    contents="On this page",
    foot=(
        "Made with reflect, from your own words. This page is a single file that loads nothing and "
        "sends nothing. Whoever has a copy of it can read it."
    ),
    covers="What this is about",
    runs=("One run:", "{count} runs:"),
    selected="This is not all there is, only what was asked for.",
    left_out="Something was left out, as was asked for.",
    one_run="When there is a second run, what has changed will stand here too.",
    since="Since last time",
    changed="What has changed",
    compared="Side by side",
    legend="Struck through is what was there then, underlined what is there now.",
    legend_moved="What only moved has a dotted line.",
    removed="removed:",
    added="added:",
    moved_from="moved from here:",
    moved_to="moved to here:",
    moved="moved",
    marks="Marks over time",
    gaps="Where nothing was answered, or something else was asked, the line has a gap.",
    asked_until="Until {day} it was asked as: {text}",
    day="Day",
    mark="Mark",
    beside="Words beside it",
    questions="Question by question",
    without_step="Other questions",
    made=(
        "Only your account can read this page. It holds the answers of one run, in your words.",
        "Only your account can read this page. It holds the answers of {count} runs, in your "
        "words.",
    ),
)
