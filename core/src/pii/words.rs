//! The words that say what a neighbour is: "call", "passport", "my boss".

use std::sync::LazyLock;

use super::names;

/// What a word may mean: bits, because some mean several things.
pub(super) type Meaning = u32;

/// Makes a bare number a phone number.
pub(super) const PHONE: Meaning = 1;
/// Makes it the number of a thing.
pub(super) const THING: Meaning = 1 << 1;
/// Makes nine digits a social security number.
pub(super) const SSN: Meaning = 1 << 2;
/// Names an official document.
pub(super) const DOCUMENT: Meaning = 1 << 3;
/// Speaks of a birth.
pub(super) const BIRTH: Meaning = 1 << 4;
/// Names a month.
pub(super) const MONTH: Meaning = 1 << 5;
/// Speaks of e-mail.
pub(super) const MAIL: Meaning = 1 << 6;
/// Speaks of a cryptocurrency.
pub(super) const COIN: Meaning = 1 << 7;
/// Speaks of a place on Earth.
pub(super) const PLACE: Meaning = 1 << 8;
/// Speaks of a password, a key or a token.
pub(super) const SECRET: Meaning = 1 << 9;
/// Names a social network.
pub(super) const NETWORK: Meaning = 1 << 10;
/// Ends the name of a street: "Oak Street".
pub(super) const STREET: Meaning = 1 << 11;
/// Begins the name of a street: "Calle Mayor".
pub(super) const STREET_FIRST: Meaning = 1 << 12;
/// Names a part of a house: "Apt 4".
pub(super) const UNIT: Meaning = 1 << 13;
/// Stands between a word that names something and the thing itself: "is", "number".
pub(super) const FILLER: Meaning = 1 << 14;
/// "my", "his", "her".
pub(super) const OWN: Meaning = 1 << 15;
/// Someone a person has: "boss", "sister".
pub(super) const RELATION: Meaning = 1 << 16;
/// Stands before a surname: "Dr".
pub(super) const TITLE: Meaning = 1 << 17;
/// "name".
pub(super) const NAME: Meaning = 1 << 18;
/// "is", "was".
pub(super) const IS: Meaning = 1 << 19;
/// What follows is a name: "named", "name's".
pub(super) const NAMED: Meaning = 1 << 20;
/// A given name that is no other English word.
pub(super) const GIVEN: Meaning = 1 << 22;
/// No name, though it may begin with a capital letter.
pub(super) const NO_NAME: Meaning = 1 << 23;
/// Belongs to a name between its capitals: "van", "de la".
pub(super) const PARTICLE: Meaning = 1 << 24;
/// "at".
pub(super) const AT: Meaning = 1 << 25;
/// "dot".
pub(super) const DOT: Meaning = 1 << 26;
/// Says that what follows is where someone lives.
pub(super) const LIVES: Meaning = 1 << 27;
/// Says that four numbers are no address of a machine.
pub(super) const VERSION: Meaning = 1 << 28;
/// Stands before "at" in ordinary speech: "look at".
pub(super) const BEFORE_AT: Meaning = 1 << 29;

/// "number", of whatever.
pub(super) const NUMBER: Meaning = 1 << 30;

/// May introduce a name together with the words before it: "I'm", "dear", "regards", "and".
pub(super) const LEADS: Meaning = 1 << 31;

const LISTS: &[(Meaning, &str)] = &[
    (
        PHONE,
        "phone call called calling calls text texted texting txt cell cellphone mobile mob tel \
         telephone whatsapp fax dial dialed dialled ring rang contact reach sms landline voicemail \
         signal viber line hotline handy telefon telefono teléfono telefone téléphone portable \
         celular móvil movil ligar llamame llámame appelle rufnummer mobil mobiel telefoon \
         answering answer answered answers message messages messaging desk pager busy registered dialing dialling telefonnummer mobilnummer handynummer phones",
    ),
    (NUMBER, "number numbers digits número numero nummer numéro"),
    (
        THING,
        "order invoice ticket case ref reference tracking confirmation claim serial booking receipt \
         isbn sku version model part item product parcel package shipment flight train gate room \
         code id score total card credit debit",
    ),
    (SSN, "ssn ssns social itin"),
    (
        DOCUMENT,
        "passport passports licence license licenses nino nhs medicare medicaid aadhaar aadhar dni \
         nie cpf cnpj nif bsn tfn pesel personnummer curp ausweis personalausweis reisepass \
         ausweisnummer passnummer insurance identity pasaporte passeport passaporte passaporto \
         steuer-id steuernummer steueridentifikationsnummer visa ein a-number mrn vin fiscale sécu insee account iban routing green \
         alien permit rg",
    ),
    (
        BIRTH,
        "born birthday birthdays birthdate bday b-day dob d.o.b birth geboren geb geburtsdatum \
         geburtstag né née naissance nacido nacida nací nacimiento nato nata nascita nascido \
         nascida nascimento nasci geboortedatum född",
    ),
    (
        MONTH,
        "january jan february feb march mar april apr may june jun july jul august aug september \
         sept sep october oct november nov december dec januar februar märz mai juni juli oktober \
         dezember janvier février mars avril juin juillet août septembre octobre novembre décembre \
         enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
         gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro \
         março maio junho julho setembro outubro novembro dezembro",
    ),
    (MAIL, "email e-mail mail emails gmail"),
    (
        COIN,
        "bitcoin btc ethereum eth crypto wallet coinbase dogecoin doge litecoin ltc ripple xrp \
         monero solana sol usdt tron cardano metamask",
    ),
    (PLACE, "gps lat latitude longitude lng lon coordinates coords location geo"),
    (
        SECRET,
        "password passwords passwort passcode pwd passphrase secret token apikey api key bearer \
         contraseña senha",
    ),
    (
        NETWORK,
        "insta instagram ig snap snapchat twitter tiktok discord telegram kik handle username \
         user gamertag facebook fb tumblr threads mastodon bluesky twitch reddit youtube psn xbox \
         steam skype wechat",
    ),
    (
        STREET,
        "street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl way terrace \
         square sq close crescent parkway pkwy highway hwy trail circle cir row grove mews gardens \
         hill walk alley path parade quay loop plaza",
    ),
    (
        STREET_FIRST,
        "rue rua calle avenida avda via viale piazza corso paseo carrer ulica plaza travessa \
         boulevard avenue chemin impasse allée quai place largo vicolo alameda rúa",
    ),
    (UNIT, "apt apartment suite ste unit flat floor fl room"),
    (
        FILLER,
        "is was number numbers no nr num nº n° id ids the my a on in are be it's its card code date \
         of numero número nummer numéro le am el il the reads says ist lautet es est e:mail and \
         security i at called name account um um's issued state new old current ending under \
         whole full actual still handle tag it that this here's here for eu dem den der do da seit",
    ),
    (OWN, "my his her our their your mine mein meine mi mon ma meu minha mio mia mijn min mitt"),
    (
        RELATION,
        "boss manager supervisor coworker co-worker colleague friend bestfriend bestie buddy mate \
         roommate flatmate housemate neighbor neighbour husband wife hubby spouse partner fiance \
         fiancé fiancee fiancée boyfriend girlfriend bf gf ex ex-husband ex-wife ex-boyfriend \
         ex-girlfriend brother sister bro sis twin son daughter kid baby toddler stepson stepdad \
         stepmom stepmother stepfather stepsister stepbrother stepdaughter mother father mom mum \
         dad mama papa uncle aunt auntie cousin nephew niece grandma grandpa grandmother \
         grandfather teacher professor therapist counselor counsellor psychiatrist psychologist \
         doctor landlord landlady client student tutor coach mentor crush date classmate dog cat \
         coworkers colleagues friends sisters brothers sons daughters kids parents bosses \
         roommates neighbors neighbours cousins twins nurse officer pastor detective sergeant \
         chef chefin freund freundin mann bruder schwester mutter vater sohn tochter kollege \
         kollegin nachbar nachbarin copain copine mari femme frère soeur sœur mère père ami amie \
         fils fille patron collègue jefe jefa novio novia esposo esposa hermano hermana madre \
         padre hijo hija amigo amiga vecino vecina capo ragazzo ragazza marito moglie fratello \
         sorella figlio figlia amico amica chefe namorado namorada marido irmão irmã mãe pai \
         filho filha baas vriend vriendin broer zus moeder vader zoon dochter mother-in-law father-in-law brother-in-law sister-in-law godmother godfather boss's",
    ),
    (TITLE, "mr mrs ms mx dr prof herr frau señor señora monsieur madame"),
    (NAME, "name nombre nome nom naam namn navn"),
    (IS, "is was ist es est è é"),
    (NAMED, "named name's llamo m'appelle heiße heisse chiamo chamo namens heter hedder heet"),
    (PARTICLE, "van von de der den da di del della dos das do la le el al bin ibn ten ter af av y"),
    (
        LEADS,
        "and & und et y e regards sincerely signed xoxo yours truly cheers grüße doctor professor \
         miss named called dear hi hello hey hallo liebe lieber cher chère by names i'm im this's soy \
         am is me bin suis",
    ),
    (AT, "at arroba"),
    (DOT, "dot punto ponto punkt point"),
    (LIVES, "at live lives living lived address moved addr home house reside wohne adresse"),
    (VERSION, "v ver version release build firmware update section step chapter"),
    (
        BEFORE_AT,
        "look looking looked looks me him her us them you it is was are be been work works working \
         worked find found see seen up out in order shop chat sold available buy bought here there \
         stuff things people someone everyone i he she we they this that and or not good bad mad \
         angry laugh laughing laughed yell yelled scream screamed arrive arrived stay stayed live \
         lives meet met start started job day night time all just only even back over read saw \
         listed posted post blog site page more info online visit",
    ),
    (
        NO_NAME,
        "i me my he she it they we you us him her them his hers its their our your mine who what \
         when where why how which that this these those there here the a an and or but so if as at \
         in on to of for from with without by about into onto over under after before since until \
         while because though although than then now not no nor yes ok okay oh hey hi hello please \
         sorry thanks thank is was are were am be been being do does did done have has had having \
         will would can could shall should may might must just even only also too very really all \
         any some every each both either neither none one two three four five six seven eight nine \
         ten first second third last next today tomorrow yesterday tonight monday tuesday wednesday \
         thursday friday saturday sunday mondays fridays sundays weekend christmas xmas easter \
         thanksgiving halloween ramadan eid diwali hanukkah passover valentine's valentines valentine \
         god jesus christ lord allah buddha satan bible quran church mom mum dad mama papa mommy \
         daddy mother father grandma grandpa aunt uncle brother sister son daughter wife husband \
         boss doctor teacher friend american british english german french spanish italian dutch \
         portuguese russian polish ukrainian chinese japanese korean indian pakistani mexican \
         canadian australian irish scottish welsh swedish norwegian danish finnish turkish arab \
         arabic iranian israeli jewish muslim catholic protestant hindu buddhist atheist asian \
         african european latino latina black white gay lesbian trans bi straight queer autistic \
         bipolar depressed anxious sad happy angry tired lonely broken fine good bad lost done sick \
         great better worse alone afraid scared worried ashamed proud stuck numb empty free ready \
         sure right wrong facebook instagram twitter tiktok snapchat reddit youtube netflix google \
         amazon apple microsoft uber spotify disney walmart starbucks mcdonald's ikea zoom whatsapp \
         covid corona adhd ptsd ocd bpd hiv aids aspergers asperger's autism zoloft prozac lexapro \
         xanax adderall tinder hinge bumble ikea tesla america england germany france spain italy \
         china japan india canada mexico europe asia africa australia london paris berlin york \
         texas california florida chicago hollywood vegas street avenue road lane drive court place \
         suite apt unit box room floor north south east west president pepper seuss who strange \
         robot bean phil oz right t evil wonderful perfect monopoly potter's incredible fantastic \
         again always never maybe perhaps anyway however still yet already later soon soon-to-be \
         told said says saying yelled called asked made got gave took went came left died killed \
         keeps kept wants wanted thinks thought knows knew hates hated loves loved needs needed \
         tells passed cheated hit hurt broke moved works worked looks looked lol omg wtf btw imo \
         idk tbh lmao fyi ps pm am etc mr mrs ms dr prof day days week month year years morning \
         evening night life love hope faith time people person man woman boy girl guy everyone \
         everybody nobody someone somebody anybody something nothing anything everything \
         christian capricorn aries taurus gemini leo virgo libra scorpio sagittarius aquarius pisces \
         january february march april june july august september october november december may \
         internet app iphone android ipad tv pc mac linux windows xbox playstation nintendo steam \
         discord state states united kingdom university college school hospital company police \
         army navy marine corps union bank court senior junior jr sr deep dear crazy stupid mad \
         pregnant engaged married divorced single nonbinary non-binary vegan vegetarian republican \
         democrat conservative liberal introvert extrovert aware looking going trying feeling having \
         getting being doing making taking anonymous withheld unknown redacted universe piggy \
         employee captain narcissist ugh trump biden obama iraq harvard yale oxford minecraft \
         fortnite roblox football soccer baseball basketball volleyball group cancer dementia alzheimer's parkinson's parkinson \
         chemo heroin karma ozempic excel slack brazil vietnam filipino kindergarten mutter vater \
         ärztin arzt doktor lehrer lehrerin gott nachbarin appointment office closed marvel clean \
         house required nope haha damn shit asshole bitch loser traitor queen liar worst everyone's twice",
    ),
];

/// Endings of a street's name that is one word: "Hauptstraße", "Kerkstraat", "Storgatan".
pub(super) const STREET_ENDINGS: &[&str] = &[
    "straße", "strasse", "str", "gasse", "weg", "allee", "platz", "damm", "ufer", "straat", "laan",
    "plein", "gracht", "kade", "dijk", "singel", "gatan", "vägen", "gränd", "torget", "gade",
    "vej", "veien", "gata", "katu", "ntie", "utca",
];

const SLOTS: usize = 8192;

struct Table(Box<[(u128, Meaning)]>);

/// A word in lower case, as a number. `None` for longer words: the table has none.
///
/// The bit that makes a capital letter a small one is set in every byte: it is set already in
/// digits, hyphens and apostrophes, and does the same to the accented letters of Latin-1.
#[inline]
fn key(word: &[u8]) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    let shift = 8 * (16 - word.len() as u32);
    let case = 0x2020_2020_2020_2020_2020_2020_2020_2020_u128.checked_shr(shift).unwrap_or(0);
    Some(u128::from_le_bytes(bytes) | case)
}

#[inline]
fn slot(key: u128) -> usize {
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 51) as usize
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut slots = vec![(0, 0); SLOTS].into_boxed_slice();
    let lists = LISTS.iter().chain(std::iter::once(&(GIVEN, names::GIVEN_NAMES)));
    for (word, meaning) in
        lists.flat_map(|(m, words)| words.split_whitespace().map(move |w| (w, m)))
    {
        let Some(key) = key(word.as_bytes()) else { continue };
        let mut at = slot(key);
        // Less than half of the slots are taken, so there is always a free one.
        while let Some(entry) = slots.get_mut(at) {
            if entry.0 == key || entry.0 == 0 {
                *entry = (key, entry.1 | meaning);
                break;
            }
            at = (at + 1) % SLOTS;
        }
    }
    Table(slots)
});

/// Looks words up.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static Table);

impl Words {
    pub fn new() -> Self {
        Self(&TABLE)
    }

    /// What `word` may mean, in any case; 0 for a word that means nothing here.
    #[inline]
    pub fn meaning(self, word: &[u8]) -> Meaning {
        let Some(key) = key(word) else { return 0 };
        let mut at = slot(key);
        while let Some(&(other, meaning)) = self.0.0.get(at) {
            if other == key {
                return meaning;
            }
            if other == 0 {
                return 0;
            }
            at = (at + 1) % SLOTS;
        }
        0
    }

    /// Whether `word` may mean any of `meanings`.
    pub fn means(self, word: &str, meanings: Meaning) -> bool {
        self.meaning(word.as_bytes()) & meanings != 0
    }
}
