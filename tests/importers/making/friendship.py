"""One worksheet in the shape that many therapists hand out, for all six formats."""

TITLE = "Keeping a Friendship Warm"
PURPOSE = (
    "A friendship rarely ends with a quarrel. More often it thins out: a call is put off, a birthday "
    "slips by, and one day nobody remembers whose turn it is. This worksheet is meant to help you "
    "look at one friendship that matters to you, at what has kept it warm so far, and at what it may "
    "need from you now.",
    "Choose one friend and keep this friend in mind from the first step to the last. You don’t have "
    "to show these pages to anybody, and there’s no right order of feelings. Whoever reads slowly "
    "usually finds more.",
)
#: Title, guidance and questions of each step.
STEPS = (
    (
        "Remembering How It Began",
        "Every friendship has a first scene: a shared table, a broken bicycle, a joke that only two "
        "people found funny. Go back to it for a moment. What you liked then may still be what holds "
        "the two of you together.",
        (
            "Where did I meet this friend, and what did I like at once?",
            "What did we do together in the first year (e.g., cooking, long walks, or studying at "
            "night)?",
            "Which story about us do I tell most often?",
        ),
    ),
    (
        "Seeing Where We Are Now",
        "Friendships change as jobs, children and cities come in between. That isn’t a failure. Look "
        "at the last three months as they were, not as you’d wish them to have been.",
        (
            "How close do I feel to this friend at present (1 being far away, 10 being very close)?",
            "When did we last talk for more than half an hour, and what about?",
            "Is there something I have not told this friend yet?",
        ),
    ),
    (
        "What I Give",
        "Most of us give in the way we would like to receive: some give time, some give advice, and "
        "some turn up with soup. None of these is better than the others, but they are noticed by "
        "different people.",
        (
            "In which ways do I show this friend that I care?",
            "What did I do in the last weeks that cost me an effort?",
            "Do I ever give more than I want to? If so, what keeps me from saying it?",
        ),
    ),
    (
        "What I Receive",
        "It’s easy to count what is missing. This step asks you to count the other things first, the "
        "small ones as well: a message at the right moment, or a silence that was kind.",
        (
            "What have I learned from this friend?",
            "Which of this friend’s habits does me good, and why?",
            'What would I call this friend in one sentence (such as "the one who always knows the '
            'way")?',
        ),
    ),
    (
        "Old Hurts",
        "Where two people know each other for years, something has been said that still stings. You "
        "need not settle it here. It is enough to look at it from a little further off.",
        (
            "Is there a moment that I still hold against this friend?",
            "What might this friend hold against me?",
            "What would it take for me to let the matter rest?",
        ),
    ),
    (
        "Time and Distance",
        "Warmth needs occasions. Some friends live on a call every Sunday, others on one week in "
        "summer. What counts is that the rhythm suits both of you, and that it survives a busy month.",
        (
            "How often would I like to see this friend, and how often do I?",
            "What usually comes in between?",
            "Which occasion could become a habit of ours (for example a walk on the first Sunday)?",
        ),
    ),
    (
        "Saying It Aloud",
        "We tell our friends a great deal, but seldom what they are to us. Imagine that you had five "
        "quiet minutes with your friend, and that nothing you say could be taken the wrong way.",
        (
            "What would I thank this friend for?",
            "What would I ask this friend for?",
            "What makes it hard for me to say either?",
        ),
    ),
    (
        "My Next Step",
        "A plan for a friendship may be small. It should be so small that it can be done on a tired "
        "evening, and so clear that you know the next morning whether you did it.",
        (
            "What is one thing I will do for this friendship this week?",
            "What are two things I can do again and again without much effort?",
            "How will I notice in three months that it has become warmer?",
        ),
    ),
)
CONCLUSION = (
    "Friendship is kept up in small coins. Put these pages away and come back to them when the season "
    "has changed; what you have written will show you what has moved, and what has stayed.",
)


def truth() -> str:
    """The worksheet that all forms of the document become."""
    kinds = {
        STEPS[1][2][0]: " [1-10: far away ... very close]",
    }
    steps = [
        f"## {title}\n\n{guidance}\n\n"
        + "\n".join(f"- {each}{kinds.get(each, '')}" for each in asked)
        for title, guidance, asked in STEPS
    ]
    parts = [f"# {TITLE}", *PURPOSE, *steps, "# Conclusion", *CONCLUSION]
    return "---\nlanguage: en\n---\n" + "\n\n".join(parts) + "\n"


def text() -> str:
    """The document as plain text, as it is copied out of a chat or a web page."""
    steps = [
        f"Step {number}: {title}\nGuidance:\n{guidance}\nReflection Questions:\n"
        + "\n\n".join(f"· {each}" for each in asked)
        + "\n\n"
        for number, (title, guidance, asked) in enumerate(STEPS, 1)
    ]
    head = "\n".join((TITLE, "Purpose:", *PURPOSE))
    return f" {head}\n" + "\n".join(steps) + "\nConclusion:\n" + "\n".join(CONCLUSION) + "\n"


def markdown() -> str:
    """The document as Markdown."""
    steps = [
        f"## Step {number}: {title}\n\n**Guidance:**\n\n{guidance}\n\n**Reflection Questions:**\n\n"
        + "\n".join(f"- {each}" for each in asked)
        for number, (title, guidance, asked) in enumerate(STEPS, 1)
    ]
    parts = [f"# {TITLE}", "**Purpose:**", *PURPOSE, *steps, "**Conclusion:**", *CONCLUSION]
    return "\n\n".join(parts) + "\n"


def html() -> str:
    """The document as a page of a simple site."""

    def paragraphs(texts: tuple[str, ...]) -> str:
        return "\n".join(f"<p>{each}</p>" for each in texts)

    steps = [
        f"<h2>Step {number}: {title}</h2>\n<p><strong>Guidance:</strong></p>\n<p>{guidance}</p>\n"
        "<p><strong>Reflection Questions:</strong></p>\n<ul>\n"
        + "\n".join(f"<li>{each}</li>" for each in asked)
        + "\n</ul>"
        for number, (title, guidance, asked) in enumerate(STEPS, 1)
    ]
    body = "\n".join((
        f"<h1>{TITLE}</h1>", "<p><strong>Purpose:</strong></p>", paragraphs(PURPOSE), *steps,
        "<p><strong>Conclusion:</strong></p>", paragraphs(CONCLUSION),
    ))  # fmt: skip
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{TITLE}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
