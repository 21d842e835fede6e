//! Rarer words of feeling, each beside the common one it shares its strength with. The scale is that
//! of `feelings.rs`.

use super::Sign;
use crate::understand::lexicon::Weighted;

pub(super) const SYNONYMS: &[(Sign, &[Weighted])] = &[
    (
        Sign::Bright,
        &[
            (
                0.35,
                "merry, chirpy, upbeat, tranquil, mellow, intrigued, expectant, soothed, soothing, esteem, fond, fond of, pleasing, agreeable, refreshed, refreshing, peaceable, encouraged, encouraging, heartening, heartened, sympathetic, favourite, favorite, handy, sweetly",
            ),
            (
                0.5,
                "jolly, bubbly, serene, carefree, enthus*, ardour, devoted, unburdened, victory, hooray, hurray, yess, yes yes, joyfully, affection, affectionate, tender, warm hearted, victorious, energised, energized, invigorat*, motivated, inspired, enchanted, captivat*, charmed, charming, dear, keenly, gladness, recommend, stellar, classy, adorable, wholesome, badass, legend, legendary, genius, masterpiece, epic, dope, solid work, nailed it, smashed it, favourite person",
            ),
            (
                0.62,
                "splendid, terrific, heavenly, divine, outstanding, extraordinary, smitten, enamoured, enamored, devotion, raring, fired up, woohoo, yippee, liberated, liberating, liberation, rejoic*, triumph*, whoop*, enthralled, fascinat*, revel, revelling, passion, passionate, spellbound, fervent*, ardent*, zealous",
            ),
            (
                0.74,
                "glorious, phenomenal, spectacular, magnificent, exuberant, invincible, unstoppable, hallelujah, revere, revered, sublime, breathtaking, exultant, first prize, blissfully, idolis*, idoliz*, infatuat*",
            ),
            (
                0.9,
                "bet my life, my whole world, love of my life, life is perfect, life is glorious, deliriously, intoxicated with joy, transcendent",
            ),
        ],
    ),
    (
        Sign::Either,
        &[
            (0.38, "puzzled, puzzling, curious thing, perplex*, unforeseen, peculiar"),
            (
                0.5,
                "baffl*, mystif*, jarring, dazed, bewilder*, disbelief, incredul*, gasped, gasp, impressive, heart skipped a beat",
            ),
            (
                0.72,
                "staggered, staggering, awestruck, agog, knocked for six, almost had a heart attack, nearly had a heart attack, nothing could have prepared, rendered speechless, did not know what to say, didnt know what to say, jelly, on all fours",
            ),
        ],
    ),
    (
        Sign::Dark,
        &[
            (
                0.3,
                "testy, sulky, cranky, out of sorts, ruffled, lukewarm, edgy, drowsy, groggy, iffy, naff, peckish, nagged, foolish, wistfulness, drab, bleh, blah, short with me, freshest, poor taste, ho hum, a pain, mediocre, underwhelm*, lame, lazy",
            ),
            (
                0.42,
                "vexed, vexing, perturbed, trepidation, dismay*, lethargic, listless, sluggishness, fatigue*, solitary, secluded, overlooked, envy, dejected, downcast, glumness, disquiet, rattled, unnerv*, obnoxious, displeased, sour, spoiled it, scolded, criticis*, criticiz*, critical of, flat and, regrettable, sceptical, skeptical, toxic, racist, sexist, scam, fake, garbage, trash, junk, unbearably slow, clueless, ignorant, arrogant, greedy, sadden*, broke down again",
            ),
            (
                0.54,
                "jealous, jealousy, riled, worked up, disturb*, distress*, scorn, disdain, contempt, spite*, unheard, neglect*, estranged, frazzled, depleted, wiped out, weighed down, unacceptable, panicky, pained, sorrowful, disaster, dire, woeful, slap in the face, evil, murder*, kill, killed, killing, death, victim*, rape*, violent, violence, snubbed, belittled, mocked, tricked, deceived, used me, despised",
            ),
            (
                0.68,
                "friendless, unlovable, deserted, cast out, dreadful, ghastly, godawful, abysmal, disastrous, catastrophe, forlorn, heartsick, bone tired, insufferable, steaming, venom*, detest*, steamed, kick in the teeth, knocked the wind, rug from, wanted the ground, ground to swallow, sink into the ground, with a passion, against the wall, threw it, broke a, ripped it, ripped them, tore up, tore me, crawled, sick all night, darkest, lowest, biggest failure, strangling, bled, begging for",
            ),
            (
                0.8,
                "wretched, bereft, horrendous, horrific, harrowing, aghast, incensed, irate, wrath, wrathful, abomina*, ghoulish, apocaly*, cut out my heart, heart out, ripped my heart, tore my heart, stabbed in the back, punch in the gut, punched in the gut, kicked in the gut, rock bottom again, hit rock bottom, darkest place, lowest point, at my lowest, to shreds, tore me to pieces, boiling over, such a rage, into a rage, eating me up, eats me up, eating me from, end of my strength, no strength, distraught, unhinged, berserk, manic with, bed crying, deathly",
            ),
            (
                0.92,
                "never been born, never born, never be good again, nothing will ever be good, nothing will ever, worthless piece, abject, annihilat*, obliterat*",
            ),
        ],
    ),
];
