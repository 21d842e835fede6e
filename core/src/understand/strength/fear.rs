//! The dark half, continued: fear, anxiety, overwhelm, and what a body does under any of them. The
//! scale is that of `feelings.rs`.

use super::Sign;
use crate::understand::lexicon::Weighted;

pub(super) const FEAR: &[(Sign, &[Weighted])] = &[
    // Fear.
    (
        Sign::Dark,
        &[
            (
                0.28,
                "wary, cautious, shy, hesitant, uncomfortable, unsure, careful, timid, reluctant",
            ),
            (
                0.42,
                "spook*, creeps me out, creeped, eerie, risky, unsafe, scare, danger*, phobia, alarmed, intimidat*, threat, threats, followed me, suspicious, shaken",
            ),
            (
                0.52,
                "not safe, dont feel safe, didnt feel safe, feel unsafe, scared, scary, scares, afraid, fear, fears, feared, fearful, frighten*, fright, threaten*, dont dare, hit me, hits me, stalk*, nightmares, broke in, horror",
            ),
            (
                0.72,
                "panic, panicked, panicking, full panic, scariest, dread him, live in fear, constant fear, hide from, ran for, run for my, afraid of him, scared of him, jumpy, shaken up, ominous, alarm bells, cornered, haunted, cant leave my house, cant leave the house, frozen, froze, hid in, couldnt move",
            ),
            (
                0.86,
                "terrif*, horrif*, terror, horrifying, scared stiff, frightened out of, scared out of, scared the life, scared the shit, scared shitless, scared to death, frightened to death, scare the life, blood run cold, blood ran cold, paralys*, paralyz*, fear for my, hyperventilat*, screamed in fear, shaking with fear, trembling with fear, ran home, hid under",
            ),
            (
                0.94,
                "petrified, going to die, would die, about to die, would all die, afraid for my life, scared for my life, fear for my life, feared for my life, in terror, with terror, pure terror, mortal fear, kill me, thought i was dying, feel like dying, feel like i am dying, like i am dying",
            ),
            (0.45, "😨, 😰, 😧, 😦, 😬"),
        ],
    ),
    // Anxiety.
    (
        Sign::Dark,
        &[
            (
                0.28,
                "doubt, doubts, unsettled, fret, frets, fidgety, uneasy, unease, flutter*, concerns, minor worry, apprehens*, uncertain, hesitation",
            ),
            (
                0.42,
                "worry, worries, tense, tension, butterflies, nervy, nerves, jitter*, concerned, concern, on edge, stress, insecurity, overthink*, on my mind, restless, agitat*",
            ),
            (
                0.5,
                "nervous*, anxious*, anxiety, worried, worrying, stressed, stressful, stressing, dread, dreading, dreaded, cant relax, tight chest, chest is tight, chest feels tight, knot in my stomach, stomach in knots, stomach is in knots, paranoi*, what if, awake at night, lie awake, lying awake, cant focus, cant concentrate",
            ),
            (
                0.7,
                "heart racing, heart is racing, heart was racing, heart races, heart pounding, heart is pounding, heart was pounding, heart pounds, cant stop worrying, cant stop thinking, mind wont stop, mind never stops, mind never shuts up, mind races, mind is racing, thoughts are racing, racing thoughts, pacing, chest is so tight, stomach drops, stomach dropped, spiral*, sweating, cold sweat, obsess*, frantic*, up all night, awake all night, shaky, nails",
            ),
            (
                0.86,
                "panic attack*, anxiety attack*, worried sick, sick with worry, freaking out, freak out, freaked out, out of my mind, mind with worry, consumed by, consumed with, total panic, sheer panic, cant function, cant calm down, hysteric*, pass out, passed out, passing out, climbing the walls, crawl out of my skin, jump out of my skin, out of my skin, having a heart attack, cant shut it off, drives me mad",
            ),
        ],
    ),
    // Overwhelm and exhaustion.
    (
        Sign::Dark,
        &[
            (
                0.25,
                "busy, a bit much, full on, tiring, small break, sleepy, hectic, managing, slow day, a lot on, a lot lately, is a lot, juggling",
            ),
            (
                0.42,
                "tired, weary, no energy, stretched, pressure, so much to do, too many, piling up, a lot going on, need a break, need a rest, overload*, overwork*, behind on, dont know where to start, no idea where to start, where do i start, cant keep up, no time, never a minute, no rest",
            ),
            (
                0.55,
                "exhaust*, overwhelm*, drained, draining, worn out, wearing me out, wears me out, swamped, too much, stretched too thin, spread too thin, run down, burning out, cant handle, buried, cant think straight, so many things, everything at once, knackered, shattered from, fried, zombie, no break, dead tired",
            ),
            (
                0.72,
                "burnt out, burned out, burnout, burn out, running on empty, running on fumes, zero sleep, no sleep, nothing left to give, nothing left, cant cope, barely functioning, barely coping, suffocat*, sinking, going under, far too much, all too much, too much for me, shutting down, snowed under, losing control, cant manage, at my limit, past my limit, my limit",
            ),
            (
                0.88,
                "breaking point, drowning, falling apart, fall apart, fell apart, breaking down, broke down, breakdown, break down, collaps*, crashing down, caving in, crumbl*, about to break, going to break, at the end of my, cant do this anymore, cant do this any more, do this anymore, do this any more, cant take it anymore, cant take it any more, cant take anymore, cant take any more, cant take this, cant take much more, take it for another, cant carry, carry this any, cant even stand, buried alive, crushed under, losing my grip, cant get up, couldnt get up, cant go on like this",
            ),
        ],
    ),
    // What the body does, whatever the feeling.
    (
        Sign::Either,
        &[
            (
                0.66,
                "cant sleep, couldnt sleep, cannot sleep, havent slept, hasnt slept, hardly sleep, hardly slept, barely sleep, barely slept, cant eat, couldnt eat, lost my appetite, goosebumps, lump in my throat, wide awake, heart skipped, heart sank, cant think, couldnt think, dizzy",
            ),
            (
                0.8,
                "shaking, trembling, trembled, shook, hands are shaking, hands shaking, knees buckled, knees are weak, whole body, havent eaten, fainted, numb with, cant sit still, cannot sit still, hardly sit still, barely sit still, stomach churning, sick with, beside myself, cant stop crying, couldnt stop crying, cant stop shaking, couldnt stop shaking, cant stop laughing, couldnt stop laughing, cant hold back, screamed out loud, on the floor, on my knees",
            ),
            (
                0.87,
                "cant breathe, couldnt breathe, could not breathe, hardly breathe, barely breathe, gasping, struggle to breathe, cant stop sobbing, couldnt stop sobbing, sobbing on, sobbed on, ugly crying, crying so hard, cried so hard, cried my eyes out, crying my eyes out",
            ),
        ],
    ),
];
