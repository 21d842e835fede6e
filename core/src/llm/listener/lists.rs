//! The small words of English the turning of sentences rests on. Lists are words parted by spaces.

/// Missing apostrophes, put back. "Id", "ill", "were", "well", "its" are words too and stay.
pub(super) const RESTORED: &[(&str, &str)] = &[
    ("im", "i'm"),
    ("ive", "i've"),
    ("dont", "don't"),
    ("cant", "can't"),
    ("wont", "won't"),
    ("didnt", "didn't"),
    ("doesnt", "doesn't"),
    ("isnt", "isn't"),
    ("wasnt", "wasn't"),
    ("werent", "weren't"),
    ("arent", "aren't"),
    ("couldnt", "couldn't"),
    ("wouldnt", "wouldn't"),
    ("shouldnt", "shouldn't"),
    ("havent", "haven't"),
    ("hasnt", "hasn't"),
    ("hadnt", "hadn't"),
    ("aint", "ain't"),
    ("thats", "that's"),
    ("theres", "there's"),
    ("hes", "he's"),
    ("shes", "she's"),
    ("theyre", "they're"),
    ("theyve", "they've"),
    ("youre", "you're"),
    ("youve", "you've"),
    ("whats", "what's"),
    ("everyones", "everyone's"),
    ("nobodys", "nobody's"),
    ("weve", "we've"),
    ("couldve", "could've"),
    ("shouldve", "should've"),
    ("wouldve", "would've"),
    ("bc", "because"),
    ("cuz", "because"),
    ("coz", "because"),
    ("abt", "about"),
    ("ppl", "people"),
    ("smth", "something"),
    ("tho", "though"),
    ("thru", "through"),
    ("w/o", "without"),
    ("w", "with"),
    ("w/", "with"),
    ("n", "and"),
    ("b4", "before"),
    ("rlly", "really"),
    ("bcuz", "because"),
    ("gf", "girlfriend"),
    ("bf", "boyfriend"),
    ("dads", "dad's"),
];

/// First person to second. What agrees with its subject ("am", "was") is handled beside it.
pub(super) const TURNS: &[(&str, &str)] = &[
    ("i", "you"),
    ("i'm", "you're"),
    ("i've", "you've"),
    ("i'd", "you'd"),
    ("i'll", "you'll"),
    ("me", "you"),
    ("my", "your"),
    ("mine", "yours"),
    ("myself", "yourself"),
    ("we", "you"),
    ("we're", "you're"),
    ("we've", "you've"),
    ("we'd", "you'd"),
    ("we'll", "you'll"),
    ("us", "you"),
    ("our", "your"),
    ("ours", "yours"),
    ("ourselves", "yourselves"),
];

/// Second person to first: said about the reader, who is a program.
pub(super) const TURNS_BACK: &[(&str, &str)] = &[
    ("you're", "I'm"),
    ("you've", "I've"),
    ("you'd", "I'd"),
    ("you'll", "I'll"),
    ("your", "my"),
    ("yours", "mine"),
    ("yourself", "myself"),
];

/// Verbs that make a "you" before them the subject.
pub(super) const AFTER_YOU: &str = "\
    are were can can't could couldn't do don't did didn't will won't would wouldn't should \
    shouldn't have haven't had know think understand hear say said care help want really \
    never always just only also aren't weren't may might must need see read listen feel get \
    keep";

pub(super) const ADVERBS: &str = "\
    just really always never still also already even only honestly actually literally \
    probably finally suddenly often sometimes usually barely hardly almost constantly \
    basically genuinely truly simply now then once ever kinda definitely totally completely \
    certainly secretly apparently maybe both all thus too rarely seriously absolutely \
    currently recently somehow mostly";

/// What follows "its" where "it's" was meant.
pub(super) const ITS_IS: &str = "\
    a the not so all my just fine like over been too really always ok okay never because \
    getting hard going only still nothing what";

/// Slang and openings that do not survive being turned.
pub(super) const UNTURNABLE: &str = "\
    u ur r let's lets imma ima i'mma tryna finna id thy thee aight y'all yall thx pls plz \
    please thank thanks";

pub(super) const AUXILIARIES: &str = "\
    is are was were am has have had does do did can could will would should might must may \
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't can't cannot \
    couldn't won't wouldn't shouldn't ain't 's";

/// Verbs that betray a statement after a subject of several words. Regular pasts end in -ed.
pub(super) const VERBS: &str = "\
    left said told made makes make keeps keep kept got gets get gave gives took takes went \
    goes go came comes come thinks think thought knew knows know says say tells tell feels \
    feel felt wants want needs need hates hate loves love lost broke breaks hit hits hurt \
    hurts let lets put puts ran runs saw sees sat sits sent sends slept sleeps spent spends \
    stole steals threw throws woke wakes wrote writes yells screams cries drinks drank \
    forgot forgets found finds fell falls fights fought lied lies met means meant paid pays \
    quit reads read rang calls talks asks treats ignores works lives looks seems stays \
    stands stood starts stops turns tries plays moves hangs hung died cried tried used dies \
    held holds heard hears grew grows began begins became becomes bought brought brings \
    built chose cost costs cut cuts did drives drove eats ate bites won wins wore shut spoke \
    speaks taught kills helps expects acts leaves happens changes belittles criticises \
    criticizes laughs shouts blames refuses slams drags matters haunts scares sucks laid \
    swore sold shook led rose sang flew froze crashes rings";

/// What cannot follow "I", "he", "they" in a statement.
pub(super) const NOT_AFTER_PRONOUN: &str = "\
    the a an and or of in on at to for with from than but i he she they we it my his their \
    this who which myself being";

pub(super) const PRONOUNS: &str = "i we he she they it";
/// A pronoun with its verb.
pub(super) const SPOKEN_FOR: &str = "\
    i'm i've i'll i'd we're we've we'll we'd he's she's it's they're they've he'd she'd \
    they'd he'll she'll they'll it'll there's that's everyone's nobody's everything's";
pub(super) const PRONOUN_LIKE: &str = "\
    everyone everybody nobody someone somebody everything nothing something people this that \
    these those there life work school mum mom dad mama papa things today christmas grandma \
    grandpa noone anything money sleep";
pub(super) const DETERMINERS: &str = "\
    my our the his her their a an every another some all most both one two three four no \
    half any each its many few";
/// May stand before the subject: "yesterday my boss …".
pub(super) const TIMES: &str = "yesterday today tonight lately sometimes now recently";
/// A clause cannot end here.
pub(super) const DANGLING: &str = "\
    the a an my our their and or of at from than very if because like i but as into when \
    while i'm so such we every he she they that's it's he's she's which really your";
/// A clause that was cut cannot end here either: these wait for what was cut off.
pub(super) const WAITING: &str = "\
    that said says say told tells tell thinks thought think was were is are am be been being \
    has have had having do does did not with by about for on over who whom what how where \
    whether just also even still to too until since before after more most less no can could \
    would should will might must don't didn't can't won't wasn't isn't made makes make let \
    got gets get gave gives him her them his its some any this these those both he's she's \
    they're we're i've we've am called wants want wanted";
/// Verbs that say nothing without what was said.
pub(super) const SAYING: &str = "said says say told tells";
/// Lower-case at the start of a clause; anything else may be a name and keeps its capital.
pub(super) const MAY_LOWER: &str = "you your yours yourself you're you've you'd you'll";
