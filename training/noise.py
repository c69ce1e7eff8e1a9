"""What a call does to a question: words lost, fillers, talk before it, an end not yet spoken."""

FILLERS = """um;uh;like;you know;so;okay;right;yeah;well;i mean;kind of;sort of;basically;actually;lets say;im curious;great;cool;maybe;just;
alright;hmm;say;imagine;for example;in your experience;can you tell me;what would you do;how would you go about that;talk me through it;
lets move on;next question;thanks for that;that makes sense;perfect;really;i was wondering""".replace("\n", "").split(";")
BEFORE = """okay thank you for that answer lets continue;can everyone see my screen;sorry my connection dropped for a moment;
so we have about half an hour left;i lead the infrastructure group here;good let me check the next item on my list;sounds good to me;
were hiring three people for this team;let me write that down;my colleague will join us in a minute;nice i like that;
yeah thats a fair point;okay lets change the subject a bit""".replace("\n", "").split(";")


def noisy(words, rng):
    """The words as a captioner might have them, drawn with `rng`."""
    words = list(words)
    if len(words) > 6 and rng.random() < 0.5:
        words = [word for word in words if rng.random() > 0.06] or words
    for _ in range(rng.choice([0, 0, 1, 1, 2])):
        at = rng.randrange(len(words) + 1)
        words[at:at] = rng.choice(FILLERS).split()
    if rng.random() < 0.2:
        words = rng.choice(BEFORE).split() + words
    if rng.random() < 0.15 and len(words) > 12:
        words = words[: rng.randrange(len(words) * 2 // 3, len(words))]
    return words
