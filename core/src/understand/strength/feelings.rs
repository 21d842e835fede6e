//! How strongly words and phrases speak of a feeling, and whether it is a bright or a dark one.
//!
//! The scale has anchors, which every list keeps to: 0.2 slight ("uneasy for a moment"), 0.4 to 0.5
//! plain ("sad", "angry", "glad"), 0.7 strong ("miserable", "furious at times"), 0.9 and more
//! extreme ("devastated", "livid", "ecstatic"). The order inside a family follows the affect
//! intensity that people gave to such words (best–worst scaling, Mohammad 2018); the numbers are
//! ours. A word ending in `*` is a stem.

use super::Sign;
use crate::understand::lexicon::Weighted;

pub(super) const FEELINGS: &[(Sign, &[Weighted])] = &[
    // Joy.
    (
        Sign::Bright,
        &[
            (
                0.25,
                "okay, ok, fine, alright, decent, acceptable, interesting, content, amus*, not bad, satisfied, comfortable",
            ),
            (
                0.35,
                "nice, pleasant, pleased, smile, smiled, smiles, smiling, cute, sweet, good mood, like it, liked it, enjoy, enjoyed, enjoys, enjoying, enjoyable, good, better, well, funny, entertain*, agree, works well, useful, interested, welcome, cool, neat, likes, liked",
            ),
            (
                0.45,
                "glad, cheerful, fun, thanks, thank you, thank, thankful, yay, great mood, good news, laugh, laughed, laughing, laughs, haha*, lol, lmao, happily, success*, win, won, winning, wins, recover*, improve*, improving, kind, lucky, satisfying, a good day, feel good, feels good, feeling good, hug, hugs, playful, light hearted, best, congrats, congratulations, nicely, sunny, sunshine, xd",
            ),
            (
                0.52,
                "happy, happier, happiness, joy, joys, joyful, joyous, proud, pride, great, grateful, gratitude, lovely, love, loved, loves, loving, beautiful, excellent, celebrat*, delight, gorgeous, hilarious, appreciat*, awesome, perfect, made my day, good times, had a blast, passed, blessed, giggl*, dancing, laughed a lot, made me laugh, got promoted, got the job, got the promotion, got in, engaged, finally did it, did it, so good, impressed, rocks, feel alive, high spirits",
            ),
            (
                0.65,
                "thrilled, delighted, wonderful, fantastic, amazing, brilliant, incredible, adore, adored, adores, happiest, loveliest, buzzing, stoked, glowing, beaming, radiant, cant stop smiling, cant stop grinning, grinning, best thing, love my life, jumped for joy, laughing so hard, laughed so hard, marvellous, marvelous, stunning, superb, cancer free, exhilarat*, on top of the world, joy of my life, heart is full, heart full, heart is so full, dream come true, dreams came true, fabulous, magical, gleeful, jubilant",
            ),
            (
                0.82,
                "overjoyed, elated, happy tears, tears of joy, tears of happiness, cried happy, cried with joy, cried with happiness, cry with happiness, cry with joy, sobbing with happiness, sobbing with joy, crying with joy, crying with happiness, crying of happiness, laughed until, laughed till, cried laughing, crying laughing, bursting with joy, bursting with happiness, bursting with pride, burst with joy, burst with pride, could burst, could fly, walking on air, jumping for joy, best day, best night, best moment, happiest day, happiest person, happiest moment, luckiest, dancing around, danced around, jumped around, jumping up and down, screamed with joy, head over heels, in heaven",
            ),
            (
                0.93,
                "ecstatic, ecstasy, euphoric, euphoria, over the moon, on cloud nine, cloud nine, beside myself with joy, beside myself with happiness, best day of my life, happiest day of my life, best night of my life, rapturous, elation, bliss, blissful, seventh heaven, explode with happiness, explode with joy",
            ),
            (0.45, "🙂, 😊, ☺, 😀, 😃, 😄, 😁, 👍, 🙏, 😅, 😌, 😉, 😋, 🌞, 👏, 💪, 😎, ✨, 🤗, :)"),
            (0.58, "😂, 🤣, ❤, ♥, 💕, 💖, 💗, 💙, 💚, 💛, 💜, 🥰, 😍, 😘, 🎉, 🥳, 🤩, 💯, <3, :d"),
        ],
    ),
    // Trust.
    (
        Sign::Bright,
        &[
            (
                0.28,
                "seem honest, reliable enough, probably honest, seems honest, open up, opening up, trustworthy enough",
            ),
            (
                0.38,
                "helpful, polite, friendly, supportive, honest, reliable, trustworthy, dependable, caring, comforting, comforted, reassur*, respectful, wise, brave, fair, kindly, gentle, patient with me, understanding, good people, believe him, believe her, believe them, believe you, believed me, listened, listens, respect, respects, respected, confident, confidence, good luck, take care, take it easy, well done, good job, nice work",
            ),
            (
                0.48,
                "trust, trusts, trusted, trusting, safe, rely on, relied on, count on, supported, supports me, understood, feel heard, felt heard, feel understood, admire*, admiration, loyal, faithful, there for me, kindness, confide*, cares about me, appreciated, welcomed, accepted, protected, look up to, close to her, close to him, feel seen, faith in",
            ),
            (
                0.65,
                "has my back, have my back, had my back, stood by me, stands by me, always there, safe place, i owe them, i owe him, i owe her, trust completely, full trust, soulmate, inspires me, inspiring, in good hands, safest",
            ),
            (
                0.8,
                "my rock, in awe, trust with everything, owe him everything, owe her everything, owe them everything, absolute trust, absolute faith, without a doubt, believe in him with, believe in her with, never let me down, always has my back, walk through fire, go through fire, worship, my hero, idol",
            ),
            (
                0.92,
                "with my life, saved my life, life in their hands, life in his hands, life in her hands, safest ive ever, never felt so safe, never felt safer, die for him, die for her, die for them, die for me, trust blindly",
            ),
        ],
    ),
    // Anticipation.
    (
        Sign::Bright,
        &[
            (
                0.25,
                "curious, wonder what, wondering, would not mind, wouldnt mind, would be nice, might be nice, might be fun, could be fun, could be nice, could be good, would like, i might",
            ),
            (
                0.35,
                "hope, hopes, hoping, hopefully, interested in, planning, wish, wishes, i want, keen, promising, want to try, ready for, expecting, soon",
            ),
            (
                0.48,
                "looking forward, look forward, hopeful, optimis*, excited, excite, excites, exciting, excitement, eager*, fingers crossed, waiting for, dream of, dreaming of, longing, long for, longing for, daydream*, would love, anticipat*, dreamt of, yearn, really want",
            ),
            (
                0.65,
                "cant wait, could not wait, couldnt wait, counting the days, counting down, counting the hours, hyped, pumped, psyched, thrill, thrilling, craving, yearning, cant come soon enough, on the edge of my seat, hungry for, itching to, want it so bad, want this so bad, giddy",
            ),
            (
                0.8,
                "counting the seconds, counting the minutes, counting every, dying to, dying for, desperate for, desperate to, aching for, ache for, praying, hardly wait, barely wait, bursting with hope, bursting with excitement, more than anything, too excited to sleep, excited i cant sleep, cant think of anything else, think of nothing else, all i can think about, all i think about, jumping out of my skin with, live for this, living for this, bouncing off the walls",
            ),
            (
                0.92,
                "explode with excitement, burst with excitement, could burst with excitement, dying of excitement, want it so badly, screaming with excitement",
            ),
        ],
    ),
    // Relief.
    (
        Sign::Bright,
        &[
            (
                0.3,
                "eased, easing, less worried, less tense, a load less, settled, sorted, it is over, is over now, resolved, calmer, eased off, less scared",
            ),
            (
                0.42,
                "calm, calmed, at ease, finally, at last, relax, relaxed, relaxing, phew, rest, better now, all clear, came back clear, came back negative, nothing serious, false alarm, worked out, survived, lighter, made it through, got through, peaceful, unwind",
            ),
            (
                0.52,
                "relief, relieved, relieving, feel lighter, feels lighter, at peace, thank goodness, thank god, out of the woods, dodged a bullet, glad it is over, finally over, finally done, set free, feel free, in the clear, behind me",
            ),
            (
                0.7,
                "weight off, load off, weight has lifted, weight lifted, weight has been lifted, weight is gone, off my chest, off my shoulders, finally relax, breathe again, finally breathe, finally sleep, can rest at last, burden lifted, exhale, so free, freed",
            ),
            (
                0.85,
                "crying with relief, cried with relief, cry with relief, sobbed with relief, sobbing with relief, wept with relief, shaking with relief, collapsed with relief, tears of relief, weak with relief, reborn, born again, thousand pounds lighter, tons lighter, got my life back, have my life back, saved us, never felt so free, never felt so light, new person, it is a miracle, miracle, not cancer, legs gave way, fell to my knees",
            ),
        ],
    ),
    // Surprise: either way.
    (
        Sign::Either,
        &[
            (
                0.25,
                "half expected, huh, hm, hmm, curiously, odd, oddly, strange, weird, weirdly, coincidence, didnt quite expect",
            ),
            (0.35, "unusual, turns out, who knew, unexpectedly, oh"),
            (
                0.48,
                "surpris*, unexpected, off guard, startl*, no idea, didnt expect, did not expect, wasnt expecting, never expected, not expecting, see it coming, see that coming, didnt see it coming, did not see it coming, didnt see that coming, did not see that coming, never saw it coming, never saw that coming, no one saw it coming, taken aback, wow, whoa, woah, omg, oh my god, amazed, plot twist, suddenly, out of the blue, blindsid*, cant believe, couldnt believe, really did that, wtf",
            ),
            (
                0.66,
                "shock, shocks, shocked, shocking, astonish*, out of nowhere, what just happened, unbelievable, nobody expected, no one expected, amazement, holy shit, holy crap, holy cow, wait what, bombshell, jolt, thunderstruck",
            ),
            (
                0.8,
                "stunned, speechless, astounded, astounding, flabbergasted, gobsmacked, dumbfounded, dumbstruck, blew my mind, mind is blown, mind blown, mind blowing, blown away, floored, reeling, jaw dropped, jaw hit the floor, jaw is on the floor, jaw on the floor, in shock, knocked me off my feet, like a truck, ton of bricks, head around it, lost for words, no words, nearly fainted, almost fainted, nearly fell over, fell off my chair, couldnt speak, cant speak",
            ),
            (
                0.92,
                "shocked to my core, complete shock, total shock, shell shocked, shellshocked, in a million years, ground from under me, rug from under me, shock of my life, world turned upside down, world is upside down, heart stopped, heart nearly stopped, losing my mind",
            ),
            (0.6, "😱, 😳, 🤯, 😲, 😮"),
        ],
    ),
];
