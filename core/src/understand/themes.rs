//! The words that tell what a text is about.

use super::Theme;
use super::lexicon::Weighted;

pub(super) const THEMES: &[(Theme, &[Weighted])] = &[
    (
        Theme::Work,
        &[
            (
                1.0,
                "boss, bosses, manager*, coworker*, co worker*, colleague*, my job, new job, the job, job, jobs, got fired, fired, laid off, layoff*, promotion, promoted, office, workplace, at work, my work, from work, to work, for work, in work, drowning in work, supervisor, thesis, client*, deadline*, my shift, shifts, overtime, my team, career, interview*, internship, interns, intern, resign*, unemploy*, hr department",
            ),
            (
                0.6,
                "work, working, works, worked, project, meeting*, email, emails, exam*, homework, assignment*, professor, teacher, school, college, university, uni, my degree, class, classes, grades, studying, quit, company, customers, shift, salary, redundan*, studies",
            ),
        ],
    ),
    (
        Theme::Relationships,
        &[
            (
                1.0,
                "boyfriend, girlfriend, husband, wife, partner, my ex, ex husband, ex wife, ex boyfriend, ex girlfriend, fiance, fiancee, marriage, married, divorce*, broke up, break up, breakup, breaking up, cheated, cheating on me, cheated on, affair, dating, ghosted, proposed, wedding, relationship*, separate rooms, spouse, tinder, he left me, she left me, broken up, engaged, crush on, bf, gf, separated",
            ),
            (
                0.6,
                "date, dates, love him, love her, loves me, miss him, miss her, romantic, intimacy, soulmate, ended it, since she left, since he left, jealous",
            ),
        ],
    ),
    (
        Theme::Family,
        &[
            (
                1.0,
                "mum, mom, mother, dad, father, parents, parent, sister*, brother*, my son, my daughter, daughter, son, grandma, grandpa, grandmother, grandfather, granny, nan, in laws, mother in law, my kid*, the kids, our kids, my baby, the baby, our baby, toddler, aunt, uncle, cousin*, family, siblings, stepdad, stepmom, stepmother, stepfather, bad mother, bad father, my child, my children, the children, mama, papa, mam, niece, nephew, teenager, teenage",
            ),
            (0.5, "kid, kids, home, christmas, thanksgiving, pregnant, newborn"),
        ],
    ),
    (
        Theme::Health,
        &[
            (
                1.05,
                "cancer, tumor, tumour, biopsy, diagnos*, hospital*, surgery, migraine*, chronic*, in pain, doctor*, illness, disease, symptom*, my dose, dose, chemo*, scan, medication, meds, treatment, cant sleep, insomnia, havent slept properly, slept properly, panic attack*, my body, got sick, clinic, injury, injured, miscarr*, dizzy, therapist, therapy, headache*, fever, flu, covid, my back hurts, disabled, disability, er, relapse*, sober, drinking again",
            ),
            (
                0.6,
                "pain, sick, sleep, ill, tired, exhausted, health, healthy, eating, appetite, weight, nurse, blood test, appointment, awake",
            ),
            // Said of anything: they take their words, so that no illness is read into them.
            (0.0, "makes me sick, make me sick, made me sick, sick of, sick and tired, tired of"),
        ],
    ),
    (
        Theme::Finances,
        &[
            (
                1.1,
                "rent, debt*, money, afford*, unaffordable, bills, bill, bank account, savings, loan*, credit card*, landlord, mortgage, were broke, are broke, am broke, broke again, i owe, owe, overdraft, paycheck, payday, bankrupt*, eviction, evicted, costs so much, paying, pay for, bailiff*, salary cut, wages, financial*, expensive, benefits",
            ),
            (0.5, "pay, paid, cost, costs, bank, price*, broke, budget, groceries, tax, taxes"),
        ],
    ),
    (
        Theme::SelfEsteem,
        &[
            (
                1.1,
                "failure, worthless, hate myself, hate how i look, good enough, ugly, such an idiot, i am an idiot, ruin everything, i ruin, better than me, useless, hate my body, so fat, am fat, am stupid, am pathetic, am disgusting, loser, not enough, never enough, imposter, impostor, fraud, a burden, unlovable, self esteem, self worth, confidence, am a mess, compare myself, proud of myself, am so stupid, embarrassed, embarrassing, am broken, how i look, what is wrong with me, ashamed of myself, dont deserve, bad at this",
            ),
            (0.5, "mirror, shame, ashamed, insecure, hate me, idiot, stupid"),
        ],
    ),
    (
        Theme::Future,
        &[
            (
                1.0,
                "future, with my life, five years, ten years from, next year, my path, decide, decision, graduation, after graduation, plans for, ever get better, will get better, move abroad, what comes next, what is next, where i will be, new chapter, moving abroad, going to happen, what will happen, make a choice, crossroads, looking forward, cant wait",
            ),
            (
                0.5,
                "tomorrow, next week, next month, someday, plans, soon, hope, will be, what if, choice, waiting for",
            ),
        ],
    ),
    (
        Theme::Past,
        &[
            (
                1.05,
                "childhood, when i was a kid, when i was a child, when i was little, when i was young, as a child, as a kid, growing up, years ago, back then, regret*, memories, memory, used to be, go back and, go back in time, haunt*, flashback*, the past, that night, i should have, i shouldve, if only i, forgive myself, trauma*, nostalgi*, what happened when, back in, turn back",
            ),
            (0.5, "remember, reminds me, mistake, long ago, used to, old days"),
        ],
    ),
    (
        Theme::Social,
        &[
            (
                1.0,
                "friend, friends, friendship*, best friend, party, group chat, without me, left out, outsider, roommate*, flatmate*, housemate*, classmate*, laugh at me, laughed at me, laughs at me, bullied, bullying, bully, awkward, fit in, popular, nobody texted, no one texted, people think, texted back, invited, lonely, in my class, social, small talk, nobody likes me, everyone hates me, introvert*, clique, gossip*",
            ),
            (
                0.55,
                "people, everyone, messages, nobody, no one, crowd, alone, town, club, birthday, weekend, by myself",
            ),
        ],
    ),
    (
        Theme::Existential,
        &[
            (
                1.1,
                "the point of any, the point of it, the point of all, what is the point, no point, meaning, meaningless, meaning of, purpose, death, dying, who i am, exist, existence, existential, my faith, believe in, god, is this all, all there is, pointless life, universe, mortality, nothing matters, what it is all for, what is it all for, afterlife, climate, the world, soul, humanity, void",
            ),
            (0.5, "point, empty inside, die, pray*, church, believe"),
            (0.0, "on purpose"),
        ],
    ),
    (
        Theme::DailyStress,
        &[
            (
                1.0,
                "traffic, dishes, laundry, train was late, the train, the bus, commute, commuting, neighbour*, neighbor*, to do list, todo list, plumber, washing machine, dishwasher, on hold, spilled, one of those days, chores, housework, cleaning, errands, late again, queue, parking, noise, loud music, wifi, internet, phone broke, delivery, never ends, hung up, customer service, lost my keys, missed the bus, goes wrong, visa process, paperwork, drilling, appointment*",
            ),
            (
                0.55,
                "groceries, coffee, shopping, kitchen, cooking, busy, car, alarm, so much to do, today, moving house, cook",
            ),
        ],
    ),
];
