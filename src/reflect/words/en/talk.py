"""What is said in English while somebody works through a worksheet."""

from reflect.words.talk import Talk

TALK = Talk(
    steps=("step", "steps"),
    questions=("question", "questions"),
    step="Step {number} of {count}",
    a_step="Step {number}",
    question="question {number} of {count}",
    an_hour="about an hour",
    minutes="about {count} minutes",
    takes="It takes {length} in all, on as many evenings as you like.",
    good_stops="Every step is a good place to stop, and it waits for as long as you like.",
    goes_to="Your words go to {folder}.",
    goes_to_new="Your words go to {folder} (nothing is there before your first answer).",
    who_can_read="Whoever can use your account on this computer can open that folder.",
    waiting="What you began earlier is waiting:  {command}",
    begin="begin",
    later="not today",
    ctrl="Ctrl",
    enter="Enter",
    bars=(
        "{done} done, next     Tab back, skip, not today, more     Ctrl-C pause & hide",
        "{done} done, next   Tab back, skip, more   Ctrl-C pause",
        "{done} done  Tab more  Ctrl-C pause",
    ),
    whom_bars=(
        "Enter done, next     Tab back, no one, more     Ctrl-C pause & hide",
        "Enter done, next   Tab back, more   Ctrl-C pause",
        "Enter done  Tab more  Ctrl-C pause",
    ),
    rest="Tab g: all of it",
    go_on="go on",
    back_to_writing="a letter or arrows; Tab to go on writing",
    arrows="Arrows and Enter, or a letter.",
    way_back="back",
    way_questions="all questions",
    way_read="read back",
    way_open="skip: leave it open",
    way_on="go on to the next",
    way_undo="take back what I typed (Ctrl-_)",
    way_not_today="not today",
    way_last="what I wrote last time",
    way_guidance="the guidance again",
    way_editor="write this one in my editor",
    way_enough="enough: finish with what is there",
    way_pause="pause",
    stays="what you wrote here stays",
    to_the_one_before="to the question before",
    to_its_value="to what it is about",
    to_the_last_page="to the last page",
    stays_open="you can come back to it",
    an_answer="an answer of its own",
    in_its_place="in the place of what you wrote",
    to_any="a list, to go to any of them",
    so_far="what you wrote so far",
    another_day="go on another day",
    names_stay="the names stay here",
    about_no_one="about no one in particular",
    sure_not_today=(
        "“Not today” would take the place of what you wrote here. "
        "n once more does that; Enter leaves your words as they are."
    ),
    begins="Arrows, or type to search. Enter begins, Esc leaves.",
    signs="● answered  ○ open  – not today",
    go_there="Arrows, a number or letters. Enter goes there, Esc back to writing.",
    not_found="Nothing here matches that.",
    last_time="On {day} you wrote:",
    no_last_time="There is nothing from an earlier time.",
    take_over="put it into the field, to change it there",
    leave_it="go on writing",
    editor_failed="Your editor did not end well. What it saved is kept in {path}.",
    came_back=(
        "Your editor came back at once, and nothing has changed. If it opened a window, write "
        "and save there first."
    ),
    take_saved="I have saved there: take it over",
    saved_there="What you save in the window of your editor is kept in {path}.",
    how={
        "line": "One line.",
        "scale": "A number, then Enter.",
        "yesno": "Yes, no, or it depends. The first letter is enough.",
        "choice": "A number, then Enter.",
        "choices": "Numbers, with commas between them; none is an answer too.",
        "list": "One on each line.",
        "date": "A day: yesterday, Friday, 24 December, or {day}.",
        "one action": "If you like, end it with a day or a rhythm in brackets: "
        "ring Mum (by Friday), or: look again (every 3 months).",
        "action": "One on each line. If you like, end it with a day or a rhythm in brackets: "
        "ring Mum (by Friday), or: a walk (every week).",
    },
    chosen={
        "scale": "Left and right arrows or a number, then Enter.",
        "yesno": "Arrows, a number or the first letter; then Enter.",
        "choice": "Arrows, a number, or letters to search; then Enter.",
        "choices": "Arrows and Space, or numbers; then Enter. None is an answer too.",
    },
    wanted={
        "line": "One line, please.",
        "scale": "A whole number from {min} to {max}, please.",
        "yesno": "Yes, no, or it depends, please.",
        "choice": "One of the numbers, please.",
        "choices": "Numbers with commas between them, or none, please.",
        "list": "One thing on each line, please.",
        "date": "A day, please: tomorrow, Friday, 24 December, or {day}.",
        "action": "One thing to do on each line, please.",
        "whom": "That is long for a name. Initials are fine, with commas between them.",
    },
    a_word="{said}   and, if you like, a word about it:",
    was_declined="You said: not today. Left empty, it stays at that.",
    whom="Whom should the questions about a person be about?",
    initials="Initials are fine; leave it empty for no one.",
    names="A name, or several, with commas between them.",
    numbers_or_names="Numbers or names, with commas between them.",
    who_is_it="You wrote {name}. In earlier entries there is {known}. Is this the same person?",
    same_person="yes, write {name}",
    another_person="no, somebody else",
    not_saved="This could not be saved: {why}.",
    still_here="Your words are still here.",
    try_again="try again",
    stop_here="stop; if they can be kept nowhere, they are shown in the shell, to be copied",
    kept_all="Everything is kept.",
    chose="You chose",
    close="close and clear the screen",
    read_it="read it through once",
    what_changed="what has changed since {day}",
    own_words="say in your own words what has changed",
    not_yet="go back, not yet",
    enough_reading="enough for now",
    stopped_in=(
        "You began this {when} and stopped in step {number} of {count}. Nothing has been lost, "
        "and nothing is late."
    ),
    as_it_began=(
        "The worksheet has changed since. You continue with the questions you began with."
    ),
    some_time_ago="some time ago",
    resume="go on where you were",
    read_first="first read what you wrote so far",
    finish_it="let it be finished as it is",
    half_sentence="And, not yet an answer:",
    unkept=(
        "A few invisible characters were left out of an answer; everything else is as you typed it."
    ),
    rescued="What you wrote last is kept in {path}, a small file that any editor opens.",
    kept_nowhere="What you wrote last could be kept nowhere. Here it is:",
    begun_elsewhere="What you had begun at another question is still kept, in {path}.",
    put_back=(
        "{path} was put back to an earlier state while you were writing. What you had answered "
        "since is in it again."
    ),
    taken_out=(
        "{path} has been changed elsewhere while you were writing. Something you had answered is "
        "no longer in it, and reflect did not put it back."
    ),
    renumbered=(
        "A question in this worksheet may mean something else now. The worksheet is version "
        "{number} from here on, so your earlier answers keep their meaning."
    ),
    not_renumbered=(
        "A question in this worksheet may mean something else now, and the worksheet could not be "
        "given a new number: {why}. Please write 'version: {number}' at its top. This run already "
        "counts as version {number}."
    ),
    kept_waits="Kept, to the last word. It waits for you:  {command}",
    kept_read="Kept. To read it:  {command}",
    kept_compare="What has changed:  {command}",
    nothing_written="Nothing was written.",
    guidance_is="Guidance. {guidance}",
    about_question="About: {question}",
    lines_end="Write as many lines as you like. A line with only a full stop ends it.",
    a_word_line="If you like, a word about it. A full stop alone ends it.",
    help_is="To hear the other words, write :help, a colon and then help.",
    help=(
        "A line with only a full stop ends an answer. These words begin with a colon.\n"
        ":back goes to the question before, :back 3 to question 3. :list names all questions.\n"
        ":skip goes on and leaves this one as it is. :nottoday is an answer of its own.\n"
        ":last reads what you wrote last time.\n"
        ":readback reads everything you wrote so far.\n"
        ":read reads what stands here, :undo takes back the last line, :clear all of it.\n"
        ":guidance reads the guidance again. :edit opens your editor.\n"
        ":enough finishes with what is there.\n"
        ":pause keeps everything for another day. So does Ctrl-C, so does closing the window.\n"
        "To write such a word itself, or only a full stop, double its first character."
    ),
    commands={},
    begun="You had begun: {typed}",
    goes_on="What you write now goes on from there.",
    there_is="There is an answer already. It reads: {typed}",
    leaves_it="An empty line leaves it as it is. Anything else takes its place.",
    adds_to_it=(
        "What you write now is added below it. A full stop alone leaves it as it is, and :clear "
        "starts anew."
    ),
    until_now="Until now: {names}. An empty line leaves it at that.",
    clear_first="That would take the place of what you wrote here. Write :clear first.",
    no_such_word="There is no word {word} here.",
    written_down="So it was written down; :undo takes it back.",
    double_it="To write it all the same, double the colon.",
    did_you_mean="Did you mean {word}?",
    kept="Kept.",
    kept_day="Kept: {day}.",
    kept_not_today="Not today. Kept.",
    written_so_far="So far: {typed}",
    nothing_so_far="Nothing is written here yet.",
    nothing_to_read="There are no answers to read back yet.",
    taken_back="Taken back: {line}",
    nothing_to_undo="There is nothing to take back.",
    cleared="It is empty now. :undo brings it back.",
    here_now="It stands here now. :read reads it.",
    is_answered="answered",
    is_open="open",
    to_go_there="To go to one of them, write :back and its number.",
    no_guidance="There is no guidance here.",
    no_editor="No editor could be opened. Name yours in EDITOR, and try again.",
    close_lines="done",
    yes_keys="Arrows, or y and n; then Enter.",
    yes_or_no="Yes or no, please: y or n.",
    a_number="A number from 1 to {count}.",
    scale_from="A number from {low} to {high}.",
    last_again="To take it over, write :last again.",
)
