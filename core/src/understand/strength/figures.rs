//! Figures of speech: what people say instead of naming a feeling, from "cheered me up" to "walls
//! are closing in". The scale is that of `feelings.rs`.

use super::Sign;
use crate::understand::lexicon::Weighted;

pub(super) const FIGURES: &[(Sign, &[Weighted])] = &[
    // Gladness, trust, hope, relief.
    (
        Sign::Bright,
        &[
            (
                0.3,
                "all right, let up, went ok, went okay, helps a bit, not long now, no complaints, a fresh start, fresh start, in good spirits",
            ),
            (
                0.44,
                "cheered me up, cheers me up, put a smile, puts a smile, went well, warm feeling, sigh of relief, deep breath, breathe out, feel better, felt better, feels better, healed, healing, chuckle*, tickled, tell him things, tell her things, sorted out",
            ),
            (
                0.56,
                "warms my heart, warmed my heart, made my week, chuffed, touched me, touching, moved me, good hands, dream of it, dream about, dreaming about, marked the calendar, shoulders dropped, lifted, saved, i adore, giggling, laughing again, sparkl*, spoiled me, treasure*, cherish*, precious",
            ),
            (
                0.7,
                "on a high, floating, pinch myself, cant believe my luck, made my year, never been better, like a kid at christmas, tell him anything, tell her anything, tell them anything, any secret, fought for me, fights for me, always believed in me, more than anyone, with anything, unconditional*, unwavering, wholehearted*, waited for this, impatiently, squeal*, a stone fell, stone off my heart, huge sigh, sleep like a baby, slept like a baby, light as a feather, like flying, fell off me, years of weight, danced, dancing in, sang, singing, moved to tears, wept, could kiss, could hug, want to hug, hugged everyone, on fire with, bursting, in love",
            ),
            (
                0.84,
                "out of this world, heart is singing, heart sings, heart was singing, wept for joy, wept with joy, weeping with joy, cartwheels, face hurts from, cheeks hurt, beyond happy, high as a kite, cant contain, cannot contain, about to burst, going to burst, waited my whole life, waited all my life, waited years, like air, kiss the ground, kissed the ground, kissed the floor, out of prison, dancing with relief, children lives, childrens lives, kids lives, most beautiful, most wonderful, most amazing, nobody i trust more, no one i trust more, grateful until i die, forever grateful, owe my life, owes me nothing, screaming of joy, best years, best week, best year, best weekend",
            ),
            (
                0.93,
                "take a bullet, took a bullet, beside myself with excitement, best thing that ever, greatest day, greatest moment, happiest i have ever, happiest ive ever",
            ),
        ],
    ),
    // Low and plain discontents.
    (
        Sign::Dark,
        &[
            (
                0.28,
                "not fond, not a fan, not to my taste, not nice, not my favourite, not my favorite, not my thing, dont love, didnt love, would rather, trying not to, could do without, a handful, awkward silence, off day, under the weather, niggl*, twinge, pang, itch, mixed feelings, unkind, not thrilled, not pleased, not amused, less than",
            ),
            (
                0.42,
                "dont like, didnt like, doesnt like, rushed, without me, went without me, third time, a joke, nonsense, empty chair, hasnt called, hasnt rung, havent heard, forgot me, forgot my birthday, keeps me up, biting my nails, checking, grumbl*, moan*, frown*, frustrating enough, twice shy, delays, delayed, noise, rushing",
            ),
            (
                0.52,
                "eat alone, ate alone, eat by myself, eating alone, empty bed, empty house, empty flat, talk to myself, talking to myself, leave me behind, leave me out, always the last, silence, replay*, ruminat*, worst case, scared me, scares me, hid, cursed, farce, circus, one more time, went behind my back, stomach flips, knots, no end in sight, on autopilot, ghost, endless, bruis*, ache, aches, wound*, tight, choked up, tears in my eyes, welled up, well up, welling up, missed him, missed her, feel dirty, felt dirty, unfairly",
            ),
            (
                0.64,
                "nightmare, hell, monster, prison, haunt*, haunts, darkness, burning, burns, torn, raw, run away, wreck, trainwreck, starving, human contact, another human, all i had, all i have, pillow, hollow, drain, chills, shiver*, shudder*, flinch*, recoil*, spat, reek*, rancid, churn*, bitten my nails, head is spinning, head spinning, head above water, flooded, brain is fried, brain is mush, hundredth, millionth, insane, crazy, war, storm, void, deafening, catastroph*, doom, swore at, slammed the door, stormed off, stormed out, locked myself, hiding, look over my shoulder, looking over my shoulder, kicked, hissed, revenge, make him pay, make her pay, make them pay, cried for, crying for, cant look at, couldnt look at, cant face, cant bear, could not bear, cant unsee, wasted my life, poison*, gnaw*, eats at me, eating at me, weighs on me, weighing on me, heavy on me, could cry, could weep, nails bloody, like dirt, like garbage, like trash",
            ),
            (
                0.78,
                "a wreck, living nightmare, hell on earth, living hell, is hell, through hell, went through hell, put through hell, black hole, abyss, rips me, ripped out, ripping me, torn apart, haunts me, consumes me, consuming me, swallow me, swallows me, swallowing me, swallowed me, choke, choking, choked, strangle*, throttle*, stab*, knife, bleeding, rules my life, controls my life, ruins my life, ruining my life, took over my life, last nerve, nerves are shot, through the roof, hit the roof, went ballistic, ballistic, lost my shit, lose my shit, lose it, flipped out, blew up, blow up, foaming, bare hands, smashing, sick to death, burn in hell, rot in hell, talk to the walls, talking to the walls, starving for, no one would know, nobody would know, no tears left, no strength left, no voice left, no me left, nothing left for, hanging by a thread, by a thread, last legs, on my last, dead on my feet, barely standing, avalanche, tidal wave, tsunami, crushed by, unravel*, bile, heaved, heaving, putrid, festering, gut wrenching, eyes out, throat was raw, throat is raw, impending doom, walls are closing, walls closing, barricaded, heart attack, tears streaming, tears running, screamed until, screamed into, scream into, cried until, cry until, cry until i, broken with, sobbing in, cried in the, crying in the, crying in my, ghost in my own, cant live without, cant live with, drives me out, heart is exploding, heart was exploding, skin off, sprinted, tear my eyes, hate every minute, hate every second, hate myself for, hate everything, hate everyone, begged, begging, on the verge, at the edge, lost control, out of control, worst person, worst mother, worst father, every fibre, every fiber",
            ),
            (
                0.9,
                "could die, want to end, would rather die, rather die, rather be dead, better off dead, ruined my life, destroyed my life, my life is over, lost the will, thought i would die, will kill me, nearly died, almost died, give anything, would give anything, sell my soul, never be happy again, never be the same, never recover, beyond broken, nothing matters anymore, dont know how to go on, know how to go on, cant do life, want to rip, want to tear, want to strangle, wanted to strangle, want to kill myself, dont want to exist, dont want to be here",
            ),
        ],
    ),
    // Either way.
    (
        Sign::Either,
        &[
            (
                0.48,
                "double take, rubbed my eyes, had to read it twice, what a surprise, stopped in my tracks, eyes wide",
            ),
            (
                0.68,
                "dropped my phone, dropped the phone, had to sit down, chills down, hair stood, on edge of tears, brought me to tears, spat out my coffee, cant take my eyes, heart in my mouth, knees shaking, legs shaking, hands shake, hands shook",
            ),
            (
                0.84,
                "upside down, earth shattering, bolt from the blue, hit the floor, sank to my knees, to my knees, off the charts, knocked me over, cant stand up, couldnt stand up, cant get my head around",
            ),
        ],
    ),
];
