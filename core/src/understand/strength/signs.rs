//! What makes a feeling stronger or weaker than its word: degree, denial, duration, absolutes.

use super::Sign;
use crate::understand::lexicon::Weighted;

pub(super) const SIGNS: &[(Sign, &[Weighted])] = &[
    // The weight is the share of the way to 1 that the word goes: sad 0.5, very sad 0.7.
    (
        Sign::Stronger,
        &[
            (
                0.62,
                "utterly, extremely, unbelievably, insanely, incredibly, absolutely, immensely, beyond, overwhelmingly, excruciatingly, agonisingly, agonizingly, painfully, desperately, intensely, fucking, fuckin, f ing, freaking, freakin, infinitely, endlessly, impossibly, indescribably, violently, couldnt be, could not be, couldnt be more, could not be more, cant be more, never been so, never been this, never been more, never felt so, never felt this, never felt more, more than words, beyond words, beyond belief, to death, to the core, to the bone, to my core, with all my heart, with my whole heart, with everything i have, than ever, than anything, than i can say, of all time, i have ever, ive ever, like never before, like crazy, like hell, as hell, so fucking",
            ),
            (
                0.55,
                "completely, totally, unreal, enormously, hugely, tremendously, profoundly, terribly, horribly, dreadfully, thoroughly, hopelessly, ridiculously, wildly, madly, massively, severely, physically, absolute, utter, complete, total, pure, sheer, extreme, immense, enormous, massive, excruciating, indescribable, incredible amount, insane, very very, really really, so incredibly, so very, so unbelievably, to pieces, to bits, to no end, so badly, so deeply",
            ),
            (
                0.42,
                "very, deeply, bloody, damn, damned, goddamn, super, awfully, seriously, constantly, entirely, badly, soo, intense, huge, overwhelming, constant, endless, so much, very much, vry, cant stop, couldnt stop, cant help, hella, crazy, af, truly, insanity, so many, desperate, serious, most, too damn, far too, way too, mega, ultra",
            ),
            (
                0.32,
                "so, really, realy, rly, real, such, too, a lot, lots, much, particularly, especially, this much, extra, proper, more and more, increasingly, genuinely, strongly, highly, alot, more, heavily, way",
            ),
            (
                0.1,
                "pretty, quite, rather, not just, not only, not merely, definitely, certainly, simply, actually, honestly",
            ),
        ],
    ),
    // The weight is what is left: sad 0.5, a bit sad 0.25.
    (
        Sign::Weaker,
        &[
            (
                0.5,
                "slightly, a bit, bit, a tad, tad, a touch, a little, little, a little bit, little bit, tiny bit, a tiny bit, bit of a, a bit of a, a bit of, mildly, mild, slight, faintly, faint, vaguely, vague, marginally, a smidge, minor, a hint, ever so slightly, barely, tiny, small, just a bit, just a little, a wee bit, wee, touch of, hint of, trace of, a bit of an",
            ),
            (
                0.62,
                "somewhat, kinda, kind of, sort of, sorta, less, briefly, momentarily, for a moment, for a second, for a minute, for a sec, occasionally, now and then, now and again, once in a while, from time to time, mostly over, lightly, not much, a small, semi",
            ),
            (
                0.76,
                "sometimes, at times, some days, relatively, moderately, reasonably, partly, partially, maybe, perhaps, i guess, i suppose, guess, half, more or less, enough, a couple of, starting to, at the moment, if anything",
            ),
            (
                0.86,
                "fairly, almost, some, probably, mostly, slowly, a few, seems, seem, might, seemed, i think, nearly, in general, possibly",
            ),
        ],
    ),
    // Denials; the weight is how much of the denial's own dissatisfaction is left ("not happy" says
    // more than "not too happy").
    (
        Sign::Not,
        &[
            (
                1.0,
                "not, no, dont, doesnt, didnt, isnt, wasnt, arent, werent, cant, couldnt, wont, wouldnt, aint, without, hardly, neither, nor, shouldnt, noo, stopped, nope, lack of, lacks, lost all, anything but, far from, cannot, hardly any, instead of, dont think i am, dont think i was, dont feel like i am",
            ),
            (
                0.65,
                "not too, not so, not very, not that, not quite, not exactly, not entirely, not particularly, not especially, not overly, not really, not fully, not completely, not all that, not terribly, isnt too, isnt that, isnt very, isnt so, wasnt too, wasnt that, wasnt very, wasnt so, wasnt exactly, dont really, didnt really, not always, nothing too, not as, not at all",
            ),
        ],
    ),
    // Denials that turn into the opposite before "so" or "this": "never been this happy".
    (
        Sign::Never,
        &[(1.0, "never, havent, hasnt, hadnt, nothing, nobody, no one, not been, not felt")],
    ),
    // No denial or degree reaches across.
    (
        Sign::Barrier,
        &[(
            1.0,
            "but, i, because, why, how, if, though, although, and, since, when, stop, help, cause, cuz, until, who, what, know, yet, while, where, or, then, except, want, wanted",
        )],
    ),
    // The length, reach or loudness of it all; the weight is a share of the way to 1.
    (
        Sign::Raise,
        &[
            (
                0.2,
                "every single day, every single night, every single time, every single, day and night, day after day, night after night, for years, for months, for decades, in years, in months, nonstop, non stop, all my life, my whole life, my entire life, whole life, entire life, in my life, of my life, never again, in the world, in the whole world, every minute, every second, every hour, every waking, around the clock, 24 7, forever, not one single, not a single, not one, one more second, another minute, never ends, never stops, nothing ever, nobody ever, no one ever, never ever, ever again",
            ),
            (
                0.13,
                "for weeks, for days, for hours, all night, all day, every day, every night, every morning, every week, everyday, all the time, all week, whole week, always, years, months, decades, ages, hundred*, thousand*, million*, entire, literally, anymore, any more, constantly, everything, desperately, oh my god, omg, wtf, whole, in front of everyone, badly, alive, gave up everything, ten times, countless, until i die, till i die, day i die, rest of my life, as long as i live, on this planet, on the planet, on earth, on this earth, in this world, in history, i swear, never in my life",
            ),
            (
                0.07,
                "weeks, days, hours, all, ever, single, everyone, nobody, no one, nothing, never, everywhere, again, every, every time, even, still, each time, actually, suddenly, finally, god, damn, shit, hell, why, keep, keeps, must, dare, deep, times, ten, twenty, fifty, human, whatever happens",
            ),
        ],
    ),
    // What plays it down; the weight is what is left of the whole.
    (
        Sign::Soften,
        &[
            (
                0.62,
                "no big deal, not a big deal, nothing serious, nothing dramatic, nothing major, nothing terrible, nothing bad, nothing special, not the end of the world, could be worse, calmed down, got over it, it passed, over it now, will pass, not a disaster, cant complain, not complaining, not so bad, not that bad, not too bad, wasnt too bad, isnt too bad, nothing to worry about, barely noticed, hardly noticed, not worth, harmless",
            ),
            (
                0.74,
                "it is fine, i am fine, is fine, will be fine, be fine, but fine, i will be okay, it is okay, it is ok, i am okay, i am ok, it is alright, am alright, is alright, be okay, be alright, i will live, i will manage, but managing, managing, oh well, whatever, we will see, will get over it, get over it, i will survive, no worries, all good, but okay, but ok, never mind, nvm, under control, manageable, tolerable, bearable, doable, no drama, no rush, nothing new, no complaints, minor thing, small thing, little thing, getting used to it, used to it, i can handle, can live with, live with it, fades, faded, quickly passed, then it was gone, moved on, shrugged, shrug",
            ),
            (
                0.88,
                "silly, honestly fine, lol, i guess, i suppose, meh, anyway, oh, huh, as usual, for now, lately",
            ),
        ],
    ),
    // Words that would be read as signs and are none.
    (
        Sign::Silent,
        &[(
            1.0,
            "a little girl, a little boy, little girl, little boy, little brother, little sister, little one, little ones, little kid, little kids, a little while, little while, years old, years ago, months ago, weeks ago, days ago, hours ago, months old, weeks old, some people, some day, some time, small talk, small town, used to, kind to, of course, no matter, as well, might as well, oh well then, or so, so that, and so, the most part, good morning, good night, good evening, well being, i mean, no idea why, small company, small child, some more, any good, all of a sudden, last night, pretty much, bit by bit, way too much to",
        )],
    ),
];
