//! The words that name or betray a feeling. The weight is how strongly the word speaks of it.

use super::Emotion;
use super::lexicon::Weighted;

pub(super) const EMOTIONS: &[(Emotion, &[Weighted])] = &[
    (
        Emotion::Joy,
        &[
            (
                0.92,
                "ecstatic, over the moon, euphoric, elated, overjoyed, best day of my life, on cloud nine",
            ),
            (
                0.78,
                "thrilled, so proud, delighted, happiest, happy tears, i got the job, got the job, got promoted, i got in, i got accepted, they said yes, she said yes, he said yes, im pregnant, cancer free, i passed, getting married, we are engaged, am engaged, laughing so hard, laughed so hard, crying from laughing, cried laughing, laughed until, laughed till, dream job, dream school, got into, cried happy tears, tears of joy, cried with joy, was promoted, got the keys, our first house, my first house, hugged me",
            ),
            (
                0.6,
                "happy, happier, happiness, joy*, excited, exciting, great mood, good mood, grateful, thankful, blessed, celebrat*, smiling, amazing, awesome, wonderful, fantastic, proud, i love my, i love our, had a blast, laughed so, passed my, best thing, feeling great, feel great, feels amazing, feel alive, feeling good, feel good, feels good, lovely, haha*, lol, lmao, hilarious, thanks, thank you, congratulations, congrats",
            ),
            (
                0.42,
                "glad, fun, funny, laughing so, dancing in, we laughed, i laughed, made me laugh, grinning, i won, we won, could dance, cheerful, pleased, love it, love this, enjoy*, love, loved, great, cute, sweet, nice, beautiful, yay, perfect, good news, went well, finally did it, i did it, feels light, said yes",
            ),
        ],
    ),
    (
        Emotion::Sadness,
        &[
            (
                0.92,
                "devastat*, heartbroken, heart is broken, broken heart, broke my heart, shattered, inconsolable, hopeless, hopelessness, despair*, want to die, cant stop crying, grief*, griev*, crushed, lost the baby, worthless",
            ),
            (
                0.72,
                "miserable, sobbing, sobbed, broken inside, empty inside, feel empty, depressed, depressing, mourn*, nothing matters, no point anymore, died, passed away, funeral, hate myself, numb, heartbreaking, unbearable, cried all, crying all, want to disappear, could just disappear, could disappear, wish i could disappear, wish i could just disappear, i wish i could just disappear, i wish i could disappear, want to vanish, hate my body, am disgusting, am so disgusting, disgusted with myself, disgusted by myself",
            ),
            (
                0.55,
                "sad, sadder, saddest, sadly, sadness, unhappy, cry, crying, cried, in tears, tears, weep*, feeling down, feel down, so down, really down, feeling low, feel low, miss her, miss him, miss my, miss them, i miss, melancholy, gloomy, heavy heart, hurts so, it hurts, regret*, remorse, is gone, are gone, feels dead, feel dead, put to sleep, had to be put down, gone to see, tastes of nothing, let everyone down, let down, disappoint*, ashamed, guilty, guilt, my fault, loss, failure, a burden, broke up, ended it, sorrow, feel nothing, hate that i, i shouted at my, i yelled at my, i snapped at my, am such an idiot, am an idiot, such an idiot, am so stupid, am stupid, am pathetic, am useless, am a failure, ruin everything, lost my, i cheated on, i lied to, i betrayed, i stole my, i hurt my, wish i hadnt, wish i had never, i wish i hadnt, i wish i had, i wish i never, should have been there, cant forgive myself, never forgive myself, am gross, am ugly, am so ugly, am fat, am so fat, hates me",
            ),
            (
                0.38,
                "down, hurt, hurts, hurting, sorry, tearful, upset, unfortunately, not good enough, never good enough, gave up, given up, giving up, feel bad, feel small, feel so small, feel like shit, feel awful, feel terrible, left me, grey, lost, pity, i stole, i lied, i yelled at, i shouted at, i screamed at, i snapped at, broken up",
            ),
        ],
    ),
    (
        Emotion::Anger,
        &[
            (
                0.92,
                "furious, enraged, livid, rage, raging, seething, blood boil*, see red, seeing red, hate him, hate her, hate them, hate you, want to smash, want to punch, mad as hell, fuming, loathe",
            ),
            (
                0.75,
                "hatred, i could scream, could throw something, want to scream, pissed, how dare, hostile, outraged, outrageous, infuriat*, resent*, despise, cheated on me, betray*, lied to my face, fuck you, fuck him, fuck her, fuck them, fuck this, fuck off, asshole*, bastard*, bitch, shut up",
            ),
            (
                0.58,
                "angry, angrier, anger, mad, hate, hates, yelled at me, screamed at me, shouted at me, snapped at me, unfair, injustice, bullshit, had it with, took the credit, stole my, lied to me, lies to me, treat us like, treats me like, humiliat*, insult*, idiots, disrespect*, blames me, blamed me, wtf",
            ),
            (
                0.36,
                "slammed, yelling, shouting, screaming, lied, liar, stupid, idiot, moron*, damn, rude, fight, fucking, stole, wrong with you, dumb, pathetic, bully, bullies, selfish, being dramatic, kicked me out, laughed at me, laugh at me",
            ),
        ],
    ),
    (
        Emotion::Fear,
        &[
            (
                0.92,
                "terrified, petrified, horrified, afraid for my life, scared to death, scared for my life, fear for my life, in terror, terror, terrifying, horrifying",
            ),
            (
                0.74,
                "frightened, frightening, dont feel safe, not safe, feel unsafe, panic, panicking, panicked, afraid of him, scared of him, nightmare*, followed me, stalk*, dont dare, broke in, break in, jump at, hit me, hits me, threaten*, threat, threats",
            ),
            (
                0.6,
                "scared, scare, scares, scary, afraid, fear, fears, fearful, fright*, creeps me out, spooked, shaking, in danger, dangerous, phobia, horror, horrible feeling",
            ),
        ],
    ),
    (
        Emotion::Surprise,
        &[
            (
                0.82,
                "in shock, astonish*, astounded, stunned, mind is blown, mind blown, flabbergasted, speechless, dumbfounded",
            ),
            (
                0.64,
                "shocked, shock, shocking, surpris*, never expected, didnt expect, did not expect, nobody expected, no one expected, did not see that coming, didnt see that coming, didnt see it coming, never saw it coming, out of the blue, out of nowhere, caught me off guard, off guard, unexpected*, what just happened, cant believe it, unbelievable, taken aback",
            ),
            (
                0.42,
                "wow, woah, whoa, omg, holy shit, turns out, suddenly, cant believe, had no idea, no way, plot twist, oh my god, startled, to my amazement, what the, wait what",
            ),
        ],
    ),
    (
        Emotion::Disgust,
        &[
            (
                0.88,
                "disgust*, revolting, repuls*, vile, nauseat*, skin crawl, revulsion, abhorrent, sickening, turned my stomach, turns my stomach",
            ),
            (
                0.62,
                "gross, grossed, creepy, creep, yuck, eww, ew, appalled, appalling, feel sick when, makes me sick, make me sick, nasty, filthy, maggots, vomit, puke, retch, mould, rotten, cringe*, repugnant, sleazy, perverted, pervert, foul, horrid",
            ),
        ],
    ),
    (
        Emotion::Trust,
        &[
            (
                0.78,
                "trust her, trust him, trust them, trust you, i trust, feel safe with, felt safe with, count on her, count on him, count on them, has my back, have my back, had my back, stood by me, stands by me, faith in, rely on, believe in her, believe in him, feel supported, felt supported, felt understood, feel understood, feel held, feel heard, felt heard",
            ),
            (
                0.55,
                "admire*, admiration, respect, feel safe, felt safe, kept his word, kept her word, believed me, really listened, listened to me, supportive, supports me, supported me, so kind, kindness, kind to me, understands me, understood me, was there for me, loyal, caring, cares about me, confide*, well done, good job, great job, take care, good luck, look after, be safe, agree",
            ),
            (
                0.38,
                "trust, safe, honest with, reliable, reassur*, comforted, comforting, kind, wise, brave, impressive, brilliant, helpful, hope you, you got this",
            ),
        ],
    ),
    (
        Emotion::Anticipation,
        &[
            (
                0.72,
                "cant wait, looking forward, look forward, counting the days, counting down, so eager, eager, hopeful, optimistic, fingers crossed, excited about, excited for, excited to, daydream*",
            ),
            (
                0.5,
                "i hope, hoping, hopefully, waiting for this, nearly here, really want this, anticipat*, longing for, hope, wish i could, wish we could, i wish, id love, would love, dream of, dreaming of, cant come soon enough, our plans, new chapter, new beginning, i want to try, ready for",
            ),
            (0.32, "wish, soon, i want, wanna, someday, one day, want to see, plans, craving"),
        ],
    ),
    (
        Emotion::Overwhelm,
        &[
            (
                0.9,
                "overwhelm*, too much for me, all too much, breaking point, cant do this anymore, cant do this any more, cant take it, cant take this, cant take anymore, cant cope, cant go on, falling apart, drowning, burnt out, burned out, burnout, at my limit, breaking down, losing it, end of my rope, end of my tether",
            ),
            (
                0.72,
                "exhaust*, running on empty, cant keep up, piling up, stretched too thin, so much to do, dont know where to start, no idea where to start, where do i start, worn out, drained, swamped, cant breathe, too much, so much going on, cant handle, nothing left to give, no break, never get a break, never a minute, barely functioning, everything at once, suffocat*, buried in, spread too thin, never stops, never ends, shutting down",
            ),
            (
                0.42,
                "so tired, tired, no energy, no time for myself, everyone needs, everything is, so many things, juggling, no rest, overload*, cant think straight, want things from me, wants something from me, nothing left for, no me left, awake for, haven slept, havent slept, pressure, cant pay, cant afford",
            ),
        ],
    ),
    (
        Emotion::Anxiety,
        &[
            (
                0.88,
                "panic attack*, anxiety attack*, worried sick, sick with worry, spiral*, freaking out, cant stop worrying, heart is racing, heart racing, heart pounding, heart was racing, heart is pounding",
            ),
            (
                0.68,
                "anxious*, anxiety, nervous*, overthink*, racing, knot in my stomach, on edge, dread, dreading, chest is tight, tight chest, cant relax, cant stop thinking, what if, stressed, stressing, keep worrying, so worried, paranoid, restless, butterflies, stomach drops, threw up before, shaky, cant eat, mind wont stop",
            ),
            (
                0.5,
                "worry, worried, worries, worrying, uneasy, unsettled, tense, stress, stressful, cant sleep, insecure, uncertain, apprehensive, jittery, on my mind, concerned, awake at night",
            ),
        ],
    ),
    (
        Emotion::Relief,
        &[
            (
                0.82,
                "relieved, relief, weight off, weight has lifted, breathe again, load off, can relax at last, finally relax, can finally relax",
            ),
            (
                0.62,
                "phew, finally over, thank god, thank goodness, at last, feel lighter, feels lighter, glad that is over, glad it is over, behind me now, behind me, came back clear, all clear, came back negative, nothing serious, finally done, out of the woods, false alarm, it is over, not worried any, not worried anymore, went better than, finally slept, slept properly, dodged a bullet",
            ),
            (
                0.36,
                "calmer, calm, finally, at ease, at peace, resolved, eased, got through it, made it through, he is okay, she is okay",
            ),
        ],
    ),
    (
        Emotion::Frustration,
        &[
            (
                0.74,
                "frustrat*, fed up, sick and tired, love that for me, of course it did, driving me crazy, drives me crazy, driving me insane, driving me nuts, drives me nuts, driving me up the wall, exasperat*, aggravat*, done with this, so done with, at my wits end, sick of, tired of being, tired of it, tired of doing",
            ),
            (
                0.58,
                "annoy*, irritat*, ridiculous, nothing works, nothing i try, nothing i do, no matter what i do, never listens, never listen, wont listen, doesnt listen, keep telling, feel stuck, im stuck, am stuck, had enough, gets on my nerves, on my nerves, on hold, pointless, waste of time, going in circles, hopelessly slow, again and again, over and over, bothers me, impossible to, cant stand, infuriatingly, bugs me, pisses me off, pissing me off",
            ),
            (
                0.42,
                "ugh, argh, gah, stuck, late again, goes wrong, went wrong, of course, every time, every single time, tired of, got rejected, rejected again, ignored, useless, wont work, doesnt work, nobody ever, no one ever, for the third time, grumpy, bother*, whining, complain*, sigh, stop it, quit",
            ),
        ],
    ),
    (
        Emotion::Loneliness,
        &[
            (
                0.86,
                "lonely, lonelier, loneliness, all alone, so alone, completely alone, nobody to talk to, no one to talk to, noone to talk to, nobody would notice, no one would notice, utterly alone, totally alone, have nobody, have no one, got no one, so isolated, isolated",
            ),
            (
                0.68,
                "alone, feel invisible, invisible, left out, excluded, outsider, no friends, dont have any friends, dont have friends, have any friends, except me, without me, nobody cares, no one cares, nobody called, no one called, nobody texted, no one texted, nobody texts, no one texts, doesnt belong, dont belong, abandoned, nobody understands, no one understands, forgotten, nobody likes me, no one likes me, unloved, unwanted, ghosted, nobody asked, nobody saved, no one saved, no voice, knows my name, no one asked, nobody noticed, no one noticed, nobody came, no one came",
            ),
            (
                0.42,
                "by myself, on my own, everyone has someone, everyone else has, left behind, misunderstood, nobody, no one, noone, disconnected, distant, missing out, wont talk to me, wont speak to me, doesnt talk to me, stopped talking to me, stopped answering",
            ),
        ],
    ),
];
