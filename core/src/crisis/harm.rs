//! Danger told without its usual words: who comes at night, what lies ready, what was done to a
//! child. The same tables as `rules.rs`.

use super::Level::{High, Low, Moderate};
use super::Signal::{HarmByAnother, HarmToAnother, Method, Plan, WishToBeDead};
use super::rules::{GAME, JOKE, LAUGH, Rule, rule};

/// What makes a blow a mishap or a game.
const MISHAP: &str = "accident accidentally ball frisbee snowball balloon game swing printer cat hamster lol lmao haha joking";

pub(super) const HARM: &[Rule] = &[
    rule(Moderate, HarmByAnother, &[
        "dad|daddy|father|stepdad|stepfather|uncle|brother|stepbrother|cousin|grandpa|grandfather|teacher|coach|boyfriend|he *1 comes|came|coming|sneaks|sneaking|sneaked|snuck|creeps|crawls|climbs|gets|got into|in|to my room|bed|bedroom *2 night|nights|drunk|naked",
    ])
    .unless(&["check checks tuck tucks snoring snores dog sleepwalks sleepwalking story nightmare nightmares kiss goodnight toddler cat window"]),
    rule(High, Plan, &[
        "wrote|written|finished|sealed *2 letters|letter|notes *5 gave|given|giving|gifted *3 away",
        "gave|given|giving *3 away *4 wrote|written|finished|sealed *2 letters|notes",
    ])
    .unless(&["wedding charity allergies allergy allergic moving moved job customers school prizes"]),
    rule(Moderate, Method, &[
        "gun|pistol|rope|noose|pills|razor|blades|knife *1 on|in|by|beside|under|next *3 nightstand|bed|bedside|drawer|pillow|desk|table|lap|sink *2 i keep|kept|cant *1 looking|staring|thinking|stop|look",
        "gun|pistol|noose *5 i keep|kept looking|staring at it",
    ])
    .unless(&["game museum movie film video toy"]),
    // Danger to a child.
    rule(High, HarmToAnother, &[
        "slapped|hit|shook|shaken|dropped|threw|punched|smothered|choked my|the|our *1 baby|newborn|infant|toddler|son|daughter|kid|child *4 stopped|isnt|not|wont *1 moving|breathing|wake|waking|responding",
    ])
    .unless(&["game doll"]),
    rule(Moderate, HarmToAnother, &[
        "i|ive *1 slapped|hit|punched|shook|shaken|smothered|beat|kicked my|our *1 baby|newborn|infant|toddler|kid|kids|child|children|son|daughter !with|in|up|by|at|on|to",
        "i|ive *1 hit|slap|slapped|hitting|beat|beating my|our|the kid|kids|child|children|baby|son|daughter *2 cant|again|wont stop|again",
        "wanna|gonna|could|might|urge|urges|about|of *2 throw|throwing|toss|drop|dropping him|her|them *2 out|off|down|against *2 window|balcony|stairs|wall|bridge",
        "wanna|gonna|could|might|urge|urges|about|of *2 throw|throwing|toss|drop|dropping my|the|our *1 baby|newborn|infant|toddler|son|daughter|kid|child *2 out|off|down|against",
        "wanna|gonna|could|might|urge|urges|about|of *2 shake|shaking|smother|smothering|drown|drowning|slap|slapping|strangle my|the|our|this *1 baby|newborn|infant|toddler !awake",
    ])
    .unless(&[MISHAP]),
    // Alone, these are weariness; with anything more, another rule speaks up.
    rule(Low, WishToBeDead, &[
        "wish|wished i could *1 disappear|vanish",
        "cant do|take|handle this anymore",
        "wanna disappear|vanish",
    ])
    .unless(&[JOKE]),
    // Towards another: what is feared, pictured, prepared, done.
    rule(High, HarmToAnother, &[
        "gonna|will|ill|wanna|about|planning|plan *1 to? *1 shoot|shooting|blow|bomb|burn|burning|torch|stab up|down *1 the|that|this|my|whole *1 place|school|office|work|class|mall|church|building|bar|club|house|shop|station",
        "im|ill|i|gonna *2 kill|stab|shoot|murder|poison|strangle|drown *1 him|her|them|my|everyone|that|those|the *8 know|got|gun|knife|bat|home|tonight|tomorrow|ready|bought|waiting|asleep !when|sees|finds",
        "hes|shes|theyre|he|she *1 dead|gone *1 tomorrow|tonight|monday|friday|after|man|meat ~8 knife|gun|bag|bat|got|waiting|ready|rope|petrol|bought",
        "i|ive|got|have|with|my *6 @weapon *3 in|under|behind *1 my|the|his|passenger *1 bag|backpack|car|boot|seat|trunk|locker|pocket|waistband|jacket|truck *8 hers|his|him|her|them|use|ready|if|he|she|they|waiting|already|tomorrow|window !charity",
        "know|got *2 which|where|what *2 window|door|house|car|bus|street|he|she *3 hers|his|lives|parks|works|sleeps|is *2 .|and|ready|now",
        "petrol|gasoline|matches|lighter *4 boot|bag|ready|bought *6 house|window|hers|his|door|her|them",
        "held|hold|holding|put|pressed|pressing|putting *1 a|the|my|that *1 pillow|hand|hands|blanket|plastic|bag *2 over|on|against|around *2 baby|face|mouth|nose|her|his|him|head|neck *6 stopped|second|scared|took|quiet|breathing|cry|crying|wake|until",
        "hes|shes|he|she|they|theyre *1 not|wont|never|aint *1 getting|get|wake|waking|walk|walking|breathe *2 up|again|home|out|away *1 again|.|alive|tonight",
        "none|nobody|anyone *1 of? us *6 alive|survive|live|leaving|out *3 .|alive|planned|if|house|together",
        "if i *2 cant|dont *2 have *2 then? *2 nobody|neither",
        "take|taking *1 them|kids|everyone|her|him|children|family with me",
        "i|ive !believe|know|think|heard|saw|wouldve *1 stabbed|strangled|poisoned|smothered|drugged|shot *1 him|her|them|someone|mom|dad *3 in|with|and|.|last|hes|shes|he|she !look|text|glance|down|back|message|email|photo",
        "i *2 followed|following|watched|waited|waiting|watching|parked *1 for? *1 him|her|them|outside|his *3 home|house|window|work|school|place|again|tonight|car *8 pay|next|knife|wont|again|gonna|ready|time",
        "next time *3 not staying|stopping|walking|holding|leaving *2 in|back|car|away",
        "put|putting|slip|slipped|slipping|pour|poured|mixed|crushed *2 something|pills|poison|bleach|antifreeze|stuff|tablets|sedatives|it *2 in|into *1 his|her|their|grandmas|grandpas|moms|dads drink|coffee|tea|food|glass|soup|cup|dinner|wine",
        "i *1 shook|slapped|hit|smacked|punched|shoved|pushed|choked|kicked|threw|dropped|burned|squeezed *1 him|her|them|baby|mother|mom|dad|father|son|daughter|kid|toddler|grandma|girlfriend|wife|husband ~14 again|scared|afraid|cant|stop|dementia|ashamed|crying|hate|hand|monster !laughed",
        "i shook her|him|the|my *1 baby|. *2 once|scared|only|cry|crying|hard",
        "scared|afraid|frightened|terrified *1 of|ill|that|i *1 ill|i|im *1 do it again|to|tonight *1 .|her|him|them",
        "had *1 my *1 hands|hand|fingers|arm around|round|on|over *1 her|his|their|the *1 throat|neck|mouth|baby",
        "gonna|will|ill *1 make *1 him|her|them|everyone pay *3 tonight|tomorrow|got|crowbar|knife|gun|bat|have|today",
        "angry|i *2 could|might|will|gonna *1 kill *1 him|her|them *4 not|knife|gun|mean|serious|got|have|joking *5 joking|knife|gun|kidding|bat",
        "i *1 will|ill|gonna kill *1 him|her|them *6 lives|works|knife|gun|sleeps|know",
        "loading|loaded|loads|cleaning|sharpening *1 his|her|the|their|a|my *1 gun|rifle|shotgun|knife|pistol *6 after|kill|says|going|gonna|them|him|her",
        "bringing|brings|bring|brought|taking *1 a|his|her|the *1 gun|knife|rifle|weapon *1 to|into *1 school|work|class|church|college",
        "i|ive|id *1 poisoned|drugged|spiked *1 his|her|their|the|him|them *1 food|drink|tea|coffee|dinner|.|water",
        "voice|voices|head|god *3 tell|tells|telling|say|says|saying *2 me to *1 hurt|kill|stab|attack|burn|harm|push",
        "gonna|will|ill|wanna burn|blow|torch *1 his|her|their|the *1 house|car|place|home|flat *1 down|up *4 with|tonight|him|her|them|in|inside|tomorrow",
        "want|wanted|need *1 him|her|them dead *4 worked|know|how|plan|tonight|gun|knife|ways",
        "worked|figured|planned|know *1 out? how *2 kill|do|get *2 him|her|them *1 .|without|and",
        "bought|got|have *1 a|the|his *1 gun|knife|rifle|crossbow *2 and|.|i *1 i? know *1 where|when *1 he|she|they|his|her",
        "gonna|will|wants|hell|shell|plans|planning|threatened|threatens|says|said *3 kill|shoot|stab|murder *1 his|her|their|my|the *1 teacher|classmates|boss|class|students|ex|girlfriend|wife|parents|neighbor|coworkers|whole",
        "hit list .|and|i|with|im",
        "kill list !of",
        "lost it *2 and|i hit|slapped|shook|punched|pushed|choked *1 him|her|them|my",
        "brother|friend|husband|boyfriend|son|dad|cousin|coworker|mate|kid|boy|guy|girl|student|he|hes|she|someone *4 says|said|saying|told|posted|threatening|threatened|talking|talks|wrote *6 shoot|stab|bomb|murder|shooting|stabbing|bombing *3 boss|school|wife|work|people|everyone|them|girl|girls|class|him|her|someone|up",
        "dont|not come|go to school|work|class *2 tomorrow|monday|tuesday|friday|that|on|day",
        "list of names *8 date|school|kill|dead|day|monday|first",
        "bring|bringing|brought|take|taking|carry|carrying *1 it|gun|knife|something|one|a|my|the *1 gun|knife|blade|to|into *1 to? *1 school|work|class|office|prom ~8 laugh|laughing|pay|sorry|see|then|bullies|show|after|them",
        "they|theyll|nobody wont|not|never *1 laugh|laughing|laughs *2 at|after|anymore|then|when|now|me",
        "back to|and|gonna finish *1 him|her|them|the|guy|off *1 guy|job|off|.",
        "blood on his|her|my hands|shirt|clothes *8 says|said|killed|finish|did|stabbed|back|dead",
        "gonna|shes|hes|theyre|theyll|will|ill make|making *1 him|her|them *1 pay|suffer|bleed|beg ~6 tonight|knife|gun|followed|plan|car|tomorrow|home",
        "practised|practiced|rehearsed|planned *3 say|do|how|where|it *6 gun|kill|knife|alive|shoot",
        "going to|gonna|will *2 use it . *4 practised|planned|him|her|them",
        "if *6 again|more|time *4 im|ill|i *2 gonna|will *1 use *1 it|gun|knife|bat",
        "killed|murdered *1 my|him|her *2 .|and|body|i *3 what|body|dont|blood|hide|know",
    ])
    .unless(&[LAUGH, GAME, MISHAP, "glue paintball nerf paint photo photos bjj sparring boxing costume camping thriller"]),
    rule(Moderate, HarmToAnother, &[
        "urge|urges|impulse|impulses|compulsion|pull|want|wanna|tempted|itching|thoughts|picture|imagine *3 slap|slapping|shake|shaking|smother|smothering|strangle|strangling|choke|choking|stab|stabbing|drown|drowning|punch|punching|throw|throwing|burn|burning *1 him|her|them|baby|people|someone|my|the|strangers !pillow *1 .|and|when|baby|son|daughter|kids|child|mother|face|in|ex|stepdad|that|mom|dad|it|asleep|until|boss|husband|wife|brother|sister|scares !party|surprise|ball|off|water|calorie|calories",
        "urge|urges|impulse|impulses|pull *2 hit|hurt|kill|harm|attack|bite|shake|drop|squeeze|throw|drown|slap|stab|push|strangle *1 him|her|them|my|the|someone|people|baby|a|boyfriend|girlfriend",
        "i *2 could|might|will|ill|would|may|gonna *1 do|hurt|snap *2 to|and *1 baby|him|her|them|kids|child|kid|hurt|do|kill *1 .|if|when|one|something",
        "frightened|scared|afraid|terrified|worried *2 of|about *1 what *1 i|ill *2 do *1 to|with *1 the|my|him|her|them|baby|this|someone",
        "dream|dreams|dreaming|fantasies|fantasy|thoughts|visions|images *2 of|about *1 stabbing|killing|strangling|shooting|beating|hurting|choking|burning|drowning|smothering *1 my|him|her|them|people|someone",
        "picture|picturing|imagine|imagining|pictured|imagined|thinking *2 smothering|stabbing|strangling|choking|shooting|drowning|killing *1 my|him|her|them|people|someone",
        "wanna|want|wanted|could|gonna|tempted to? *1 run|mow|ram *1 him|her|them|people|someone over|down",
        "wanna|wanted|want|urge|tempted|nearly|almost to? *1 drop|throw|dropped|threw|toss the|my|her|him baby|son|daughter|newborn|twins|down|out|against *4 stairs|window|balcony|wall",
        "i *1 hurt|kicked|killed|strangled|tortured|hit|burned|drowned *1 the|a|my *1 cat|dog|kitten|puppy|animal|hamster|rabbit *4 liked|enjoyed|again|felt|next|power",
        "next *2 be *1 a|it *2 person|human|him|her|them|someone",
        "i *1 came|come|was|am *2 close *1 to hitting|slapping|hurting|shaking|punching|killing|strangling|stabbing|dropping",
        "if i *1 hurt|kill|attack|stab|shoot *1 someone|somebody|people|him|her|them *4 listen|notice|care|see|understand|sorry|attention",
        "i *1 might|could|will|gonna|may|about|scared *1 snap *2 and *2 hurt|stab|kill|hit|shoot|attack|punch|do",
        "thinking|think|thoughts *2 about|of strangling|stabbing|killing|poisoning|smothering *1 my *3 law|mother|father|boss|wife|husband|mom|dad|sister|brother|roommate|neighbor|teacher|baby|kids|son|daughter",
        "i *1 hurt|hit|kicked|slapped|beat|bite|punch|hitting|hurting|burned *1 my|the *1 little|baby|younger|kid *1 sister|brother|cousin|sibling *4 stop|again|cant|enjoy|liked|fun|scared|why",
        "i *1 nearly|almost hit|slapped|shook|hurt|threw|dropped|punched|smothered|strangled|killed|stabbed|choked *1 my|him|her|them|our *1 kid|baby|son|daughter|child|.|today|tonight|last|again|toddler|wife|husband|mom|mother|girlfriend",
        "had|raised|lifted|hand my|a|hand|fist *1 hand|fist up|raised|above|over *4 .|him|her|kid|dont|again|stopped",
        "dont|cant|not trust *1 myself *1 with|around|near|alone|to *2 him|her|them|baby|kids|son|daughter|child|people|children|my",
        "smash|smashing|bash|bashing|crack|cave|caving|kick|kicking|stomp|stomping|beat|punch *1 his|her|their|someones skull|head|face|teeth|brains *1 in *3 getting|stronger|every|and|.|until|again !ball",
        "putting|put|hold|held|holding|press|pressing|pressed *1 a|the|that pillow *2 over|on|against *2 grandpas|grandmas|his|her|babys|baby|face|mouth|their|moms|dads *1 face|head|mouth|.|until|and|nose",
        "push|pushing|shove|shoving *1 people|someone|somebody|him|her|them|strangers|a|my *3 tracks|train|traffic|stairs|under|cliff|platform|front !button|swing",
        "fantasise|fantasize|fantasising|fantasizing|dream|dreaming|picture|picturing|imagine|imagining|think|thinking|thoughts|obsessed *2 about|of|it *2 burning|killing|hurting|stabbing|shooting|poisoning|torturing|strangling|beating|bombing|murdering|drowning|smothering|making *2 him|her|them|school|house|people|man|woman|guy|with|everyone|my|someone|boss|office|place|the|ex|it",
        "burning|burn|bomb|bombing|shoot|shooting *1 the|my|that|up *1 school|house|place|office|home|class *3 with|while *3 in|inside *1 .|it",
        "keep|stop|hold|control|prevent *2 from|myself *1 from? killing|hurting|hitting|strangling|stabbing|choking|shaking|beating *1 him|her|them|my|the|someone|people|anyone|baby",
        "wanna|want|gonna|need make|see|watch *2 him|her|them|ex|boss|stepdad|dad|they|everyone *1 bleed|suffer|die|beg|scream|hurt *1 .|like|the|way|for|and|in",
        "want|wanna|wish hurt|kill|stab *1 him|her|them|my|people|someone|everyone *3 way|like|for|until|back|bad|badly|and|before|what !feelings|laughing",
        "wanna|want|thoughts|thinking|thought *2 kill|killing|hurt|hurting|stab|stabbing *1 the|my|that|whoever *1 man|guy|one|person|boy|driver|doctor|stepdad|dad|father|mother|mom|brother|boss|neighbor|ex *2 who|that|did|at|when|in|.|and|with",
        "i picture|imagine it|him|her *2 at|when|dead|dying|bleeding|every|while|dinner|him|her *3 dinner|sleeps|asleep|night|talks|.|dead|blood|knife",
        "scared|afraid|frightened|ashamed *1 of me|myself|what *1 .|around|when|i|with *2 .|did|him|her|baby|kids|do|am|become|might",
        "baby|newborn|toddler|twins|kids|her|him *4 cry|crying|screaming|scream *6 throw|shake|smother|drown|hurt|wall|window|slap|hit|drop|pillow *2 .|her|him|it|the|them",
        "urges|urge|thoughts|thinking|threatened|threatens|wants *4 drown|smother|shake|hurt|kill|throw|drop *1 the|her|his|my|their *1 baby|kids|kid|newborn|children|child|twins",
        "put|set|leave|left|walk *2 down|her|him|away|and|out *5 before i *2 hurt|do|hit|shake|something|lose|snap *1 .|her|him|bad|it|to",
    ])
    .unless(&[LAUGH, GAME, MISHAP, "bjj sparring boxing costume thriller laptop phone checkout alarm landlords spinach"]),
];
