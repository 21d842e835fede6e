//! The dark half of the lexicon: sadness, loneliness, anger, frustration, disgust. The scale is
//! that of `feelings.rs`.

use super::Sign;
use crate::understand::lexicon::Weighted;

pub(super) const DARK: &[(Sign, &[Weighted])] = &[
    // Sadness, shame, guilt.
    (
        Sign::Dark,
        &[
            (
                0.28,
                "a shame, shame about, pity, wistful, blue, meh, grey, gloomy, dull, bored, boring, not great, not the best, not the best day, not my best, bittersweet, off today, sigh, unfortunately, could be better, unlucky, sadly, nostalgic, melancholy, subdued",
            ),
            (
                0.38,
                "down, low, disappoint*, let down, unhappy, sorry, bad, wrong, upset, hard, difficult, fail, failed, failing, sting, stings, stung, teared up, tearful, moody, glum, regret*, miss, missing, missed, homesick, embarrass*, awkward, insecure, weak, mistake, problem*, unwell, struggle, struggles, poor, loss, losing, lose, tough, rough, hurtful, discourag*, disheartened",
            ),
            (
                0.5,
                "sad, sadder, sadness, hurt, hurts, hurting, cry, cried, cries, tears, sorrow*, guilt, guilty, ashamed, shame, such a shame, weep, feel bad, feels bad, my fault, failure, feel small, broke up, broken up, left me, lost my, rejected, rejection, not good enough, never good enough, give up, giving up, gave up, pain, painful, sick, ill, remorse, awful, dead, ugly, idiot, worse, fired, mess, ended it, feel like shit, sucks, suck, shit, shitty, crap, crappy, worried about, struggling, suffer*, broke, divorce, debt, mourn*, died, dies, dying, pessimis*, empty, lost, scar, scarred, feel nothing, tragic, tragedy, unloved, dumped, cheated on me, cheated, lied to, pathetic, embarrassed myself",
            ),
            (
                0.62,
                "crying, weeping, in tears, saddest, depressed, depressing, depression, terrible, horrible, broken, heavy heart, heartache, heartbreak, heart hurts, heart aches, aching, funeral, passed away, hate myself, numb, useless, ruin*, cancer, worst, stupid person, burden, nothing matters, cried all, crying all, no point, deeply sad, shattering, embarrassed to death, mortified, humiliated, disgrace, dark place, rock bottom, nobody loves me",
            ),
            (
                0.78,
                "miserable, misery, heartbroken, heart broken, heart is broken, broke my heart, breaks my heart, breaking my heart, heart is breaking, heartbreaking, sob, sobs, sobbed, sobbing, bawl*, wail*, howl*, worthless, hopeless, hopelessness, grief, griev*, anguish, crushed, broke me, broken me, burst into tears, in pieces, empty inside, dead inside, feel dead, die inside, broken inside, want to disappear, want to vanish, could disappear, hate my life, hate my body, tear* me apart, tears me apart, tore me apart, physically hurts, hurts to breathe, hole in my chest, hole in my heart, gutted, despondent, desolate, wrecked, cant forgive myself, never forgive myself, eating me alive, eats me alive, crushing, cut deep, cuts deep, unforgivable, loathe myself, worst day, worst week, worst year, worst night, worst thing, lost everything, lost the baby, cried myself to sleep, cry myself to sleep, cried for hours",
            ),
            (
                0.93,
                "devastat*, inconsolable, despair*, shattered, heart is shattered, agony, agonis*, agoniz*, unbearable, unbearably, unspeakable, destroyed, destroy* me, destroying me, destroys me, killing me, kills me, want to die, wanted to die, wish i was dead, wish i were dead, worst day of my life, worst pain, worst moment of my life, soul crushing, cant go on, dont want to live, nothing left in me, no reason to live, end it all, suicidal, dont want to wake up, dont want to get up, cant get out of bed, life is over, my world ended, world collapsed, torment*, torture, torturing, excruciating, utter misery, beyond repair, traumatis*, traumatiz*, everything is gone, i am nothing, bottomless",
            ),
            (0.45, "😢, 😔, 😞, ☹, 🙁, 😕, 😟, 🥺, 😓, 😥, 👎, :("),
            (0.62, "😭, 💔, 😩, 😫, 😖, 😣"),
        ],
    ),
    // Loneliness.
    (
        Sign::Dark,
        &[
            (
                0.28,
                "more company, by myself, on my own, quiet in the, it is quiet, distant, a few friends, bit of company, not fitting in, fitting in, people around, too quiet",
            ),
            (
                0.45,
                "alone, disconnected, left out, misunderstood, outsider, dont fit in, doesnt fit in, not fit in, ignored, ignore me, ignores me, excluded, missing out, nobody asked, no one asked, nobody texted, no one texted, nobody called, no one called, someone to talk to, left behind, uninvited, not invited, wasnt invited, out of place",
            ),
            (
                0.52,
                "lonely, lonelier, loneliness, lonesome, no friends, invisible, unseen, unwanted, forgotten, isolat*, nobody to talk to, no one to talk to, noone to talk to, ghosted, nobody cares, no one cares, doesnt belong, dont belong, nobody understands, no one understands, nobody likes me, no one likes me, have nobody, have no one",
            ),
            (
                0.72,
                "abandon*, all alone, loneliest, shut out, nobody would notice, no one would notice, would even notice, lost all my friends, dont exist, no soul, to a soul, not a soul, never belonged, no one left, nobody left, nobody in the world, outcast, nobody would miss me, no one would miss me, completely alone, utterly alone, totally alone, totally invisible, absolutely nobody, absolutely no one, nobody wants me, no one wants me, cry alone, crying alone, rot alone, cut off from everyone, spoken to anyone, talked to anyone",
            ),
            (
                0.92,
                "dying of loneliness, loneliness is killing me, desperately lonely, anything for one hug, anything for a hug, nobody would care if i died, no one would care if i died, alone in this world, alone in the world, alone in the universe, die alone",
            ),
        ],
    ),
    // Anger.
    (
        Sign::Dark,
        &[
            (
                0.28,
                "peeved, miffed, irked, irk, irks, wrong way, rubbed me, ticked off, disgruntled, grumpy, rude, wasnt pleased, impolite",
            ),
            (
                0.4,
                "cross, unfair, argue*, argument, complain*, stupid, dumb, offended, offensive, selfish, lied, liar, lies, insult*, snapped at, blame*, disagree*, hostile, bitter, envious, resentful, mean to me, moron*, ridiculous, injustice, disrespect*, jerk",
            ),
            (
                0.52,
                "angry, angrier, anger, mad, yelled, yelling, shouted, shouting, shout, yell, resent*, indignant, pissed, hate, hated, hates, hating, stole my, stole from, bullshit, damn it, idiots, fight, fought, slammed, heated, bitch, ass, asshole*, bastard*, dick, scumbag, shut up, how dare, bully, bullie*, lied to me, lied to my",
            ),
            (
                0.7,
                "pissed off, angriest, humiliat*, betray*, outrage*, infuriat*, hatred, screaming at, screamed at, scream, screamed, screaming, screams, despise, despises, lose my temper, lost my temper, lost it, losing it, fuck you, fuck him, fuck her, fuck them, fuck this, fuck off, fuck, fucked, motherfuck*, go to hell, hell with, lied to my face, could hit, want to hit, want to slap, wanted to slap, cruel, cruelty, vicious, boiling, sick of his, sick of her, snapped, abus*, cant forgive, never forgive",
            ),
            (
                0.85,
                "furious, fury, enraged, raging, rage, fuming, blood boil*, boils my blood, boiling with, see red, seeing red, saw red, explode, exploded, exploding, kicked a hole, punched a, punch a, want to punch, wanted to punch, punch him, punch her, want to smash, smash his, smash her, smash their, smash something, smashed, want to scream, could scream, wanted to scream, throw my phone, throw something, threw my phone, threw something, out of the window, want to break, loathe, loathes, loathing, hope he rots, hope she rots, mad as hell, hate him so much, hate her so much, hate them so much, hate his guts, hate her guts, burn it down, burn down, through the wall",
            ),
            (
                0.94,
                "livid, seething, murderous, blind with rage, blind rage, shaking with rage, shaking with anger, shaking with fury, trembling with rage, incandescent, apoplectic, want to kill, could kill, kill him, kill her, kill them, with every fibre, with every fiber, hate with everything, white hot, volcanic, vengeance, hope he dies, hope she dies, hope they die",
            ),
            (0.6, "😡, 😠, 😤, 👿, 🖕"),
            (0.85, "🤬"),
        ],
    ),
    // Frustration.
    (
        Sign::Dark,
        &[
            (
                0.25,
                "inconvenien*, nuisance, not ideal, tricky, confusing, unclear, hassle, bored of, impatient, sluggish, awkwardly, confus*, mildly",
            ),
            (
                0.42,
                "annoy*, irritat*, bugs me, bug me, bugging me, bother*, late again, stuck, ugh, argh, gah, nagging, pointless, waste of time, wasted, useless thing, wont work, doesnt work, not working, interrupt*, crowded, tired of, on hold, keeps, struggling with, complicated, whining, slow, tedious, petty, quit",
            ),
            (
                0.52,
                "frustrat*, fed up, sick of, on my nerves, had enough, getting nowhere, nothing works, never listens, never listen, cant get, impossible, going in circles, over and over, again and again, blocked, trapped, no matter what i do, nothing i try, nothing i do, rejected again, grrr, grr, aggravat*, hopelessly slow",
            ),
            (
                0.7,
                "sick and tired, exasperat*, cant stand, done with this, so done, driving me crazy, drives me crazy, drives me up the wall, driving me up the wall, drives me nuts, driving me nuts, maddening, utter madness, madness, intolerable, nothing ever works, wall after wall, against a wall, banging my head, had it with, pisses me off, pissing me off, last straw, patience is gone, out of patience",
            ),
            (
                0.85,
                "wits end, end of my rope, end of my tether, driving me insane, drives me insane, going insane, going crazy, going mad, lose my mind, lost my mind, tear* my hair, tearing my hair, pull* my hair out, rip* my hair, completely had it, ready to explode, about to explode, going to explode, want to explode, about to snap, going to snap, screaming inside, going to lose it, about to lose it, tears of frustration, tears of anger, cried with frustration, smash the, throw it out, throw it against, cant take it, throw this, throw the, out the window",
            ),
            (0.35, "🙄, 😒, 😑"),
        ],
    ),
    // Disgust.
    (
        Sign::Dark,
        &[
            (
                0.28,
                "off putting, distasteful, icky, unpleasant, smelled off, smells off, bit off, not keen, unappetising, unappetizing, unclean, not very clean, tacky, yuck, didnt much like, dont much like, smelly, dirty, cringe, cringy, cringey, smell, weird taste",
            ),
            (
                0.5,
                "gross, grossed, nasty, filthy, filth, creepy, creep, creeps, eww, ew, disgust*, stink*, stank, foul, mould, mold, rotten, rotting, horrid, cringeworthy, sleazy, appalled, appalling, pervert*, repugnant, slimy, toilet, repelled",
            ),
            (
                0.68,
                "sickening, makes me sick, make me sick, made me sick, feel sick, felt sick, repuls*, revolt*, hideous, nauseat*, nausea, queasy, maggots, cockroach*, retch*, gag, gagged, gagging, vomit, puke, sick to my stomach, turn* my stomach, turned my stomach, turns my stomach, loathsome, atrocious",
            ),
            (
                0.85,
                "vile, abhor*, skin crawl, makes my skin crawl, skin crawls, vomited, vomiting, puked, puking, threw up, throw up, throwing up, thrown up, scrubbed my skin, scrubbed myself, physically ill, physically sick, revulsion, monstrous, depraved, want to vomit, wanted to vomit, could vomit, could puke",
            ),
            (0.6, "🤢, 🤮"),
        ],
    ),
];
