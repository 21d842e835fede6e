#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDate};

use super::super::{Assessment, Level, Signal};
use super::table::{self, EMERGENCY, LINES, read_emergency, read_line, rows};
use super::*;
use crate::stream::{Crisis, Part};

/// ISO 3166-1 alpha-2; behind them XK, which the standard leaves to its users and which networks
/// report for Kosovo.
const ISO_3166: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ \
    BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE \
    DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR \
    GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP \
    KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT \
    MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG \
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW \
    XK";

/// ISO 639-1.
const ISO_639: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr \
    cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho \
    hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky \
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj \
    om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw \
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Parts of another country, which its lines serve, too: they do not count as countries.
const TERRITORIES: [&str; 14] =
    ["AS", "GF", "GG", "GI", "GP", "GU", "JE", "MP", "MQ", "NC", "PR", "RE", "VI", "YT"];

fn every_line() -> impl Iterator<Item = (&'static str, HelpLine)> {
    rows(LINES).map(|row| read_line(row).expect(row))
}

fn matches(pattern: &str, text: &str) -> bool {
    regex::Regex::new(pattern).unwrap().is_match(text)
}

fn is_sane(checked: &Checked) -> bool {
    let today = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let today = DateTime::from_timestamp(today as i64, 0).unwrap().date_naive();
    let begin = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let on: NaiveDate = checked.on.parse().expect(checked.on);
    let unique: BTreeSet<_> = checked.against.iter().map(|with| format!("{with:?}")).collect();
    (begin..=today).contains(&on)
        && !checked.against.is_empty()
        && unique.len() == checked.against.len()
}

#[test]
fn every_line_is_sound() {
    let languages: BTreeSet<_> = ISO_639.split_whitespace().collect();
    let mut seen = BTreeSet::new();
    for (countries, line) in every_line() {
        let shown = format!("{countries} {}", line.name);
        assert!(seen.insert((countries, line.name, line.phone)), "{shown} twice");
        let texts = [Some(line.name), Some(line.hours), line.audience, line.then, line.text];
        for text in texts.into_iter().flatten() {
            assert_eq!(text, text.trim(), "{shown}");
            assert!(!text.is_empty() && text.chars().count() <= 60, "{shown}: {text}");
        }
        // Reached by something, not only read about: a bare page is a directory of shelters.
        assert!(line.phone.or(line.text).or(line.chat).or(line.url).is_some(), "{shown}");
        assert!(line.then.is_none() || line.phone.is_some(), "{shown}");
        if let Some(phone) = line.phone {
            assert!(matches("^[*#]?[0-9]([0-9 -]*[0-9])?$", phone), "{shown}: {phone}");
            assert!((3..=16).contains(&phone.len()), "{shown}: {phone}");
        }
        if let Some(text) = line.text {
            assert!(
                matches("^(text|WhatsApp) ([A-Z]+ to )?[0-9][0-9 -]+$", text),
                "{shown}: {text}"
            );
        }
        let hours = "^(24 hours|see page|(daily|(Mon|Sat)–[A-Z][a-z]{2}) [0-9:]{5}–[0-9:]{5})$";
        assert!(matches(hours, line.hours), "{shown}: {}", line.hours);
        for page in [Some(line.source), line.chat, line.url].into_iter().flatten() {
            assert!(matches("^https://[a-z0-9.-]+[.][a-z]{2,}/[^ ]*$", page), "{shown}: {page}");
        }
        let spoken: BTreeSet<_> = line.languages.iter().copied().collect();
        assert!(!spoken.is_empty() && spoken.len() == line.languages.len(), "{shown}");
        assert!(spoken.is_subset(&languages), "{shown}: {spoken:?}");
        assert!(is_sane(&line.checked), "{shown}: {:?}", line.checked);
    }
}

#[test]
fn every_country_is_sound() {
    let iso: BTreeSet<_> = ISO_3166.split_whitespace().collect();
    let mut emergency = BTreeMap::new();
    for row in rows(EMERGENCY) {
        let (country, number, checked) = read_emergency(row).expect(row);
        assert!(iso.contains(country), "{country}");
        assert!(matches("^[0-9]{3,5}$", number), "{country} {number}");
        assert!(is_sane(&checked), "{country}: {checked:?}");
        assert!(emergency.insert(country, number).is_none(), "{country} twice");
    }
    let mut with_lines = BTreeSet::new();
    for (countries, line) in every_line() {
        for country in countries.split(' ') {
            assert!(
                emergency.contains_key(country),
                "{country} {}: no emergency number",
                line.name
            );
            with_lines.insert(country);
        }
    }
    assert!(emergency.keys().all(|country| with_lines.contains(country)));
    assert_eq!(table::TABLE.len(), with_lines.len());
    for help in table::TABLE.iter() {
        // The first is for whoever is in a crisis, not for one kind of it.
        let first = help.lines.first().unwrap();
        let country = help.country.unwrap();
        assert!(matches!(first.topic, Topic::Suicide | Topic::General), "{country}");
        let topics: Vec<_> = help.lines.iter().map(|line| line.topic).collect();
        let violence = topics.iter().position(|topic| *topic == Topic::Violence);
        let after = &topics[violence.unwrap_or(topics.len())..];
        assert!(!after.contains(&Topic::Suicide) && !after.contains(&Topic::General), "{country}");
        let phones: Vec<_> =
            help.lines.iter().filter_map(|l| l.phone.map(|p| (p, l.then))).collect();
        let unique: BTreeSet<_> = phones.iter().collect();
        assert_eq!(unique.len(), phones.len(), "{country}");
    }
}

/// A line counts only when its number was compared with something, and the table holds no other.
#[test]
fn the_table_reaches_far() {
    let countries = table::TABLE.iter().filter_map(|help| help.country);
    let countries: Vec<_> =
        countries.filter(|code| !TERRITORIES.contains(code) && *code != "XK").collect();
    assert!(countries.len() >= 80, "{}", countries.len());
    let violence =
        table::TABLE.iter().filter(|h| h.lines.iter().any(|l| l.topic == Topic::Violence));
    assert!(violence.count() >= 50);
    assert!(
        every_line().filter(|(_, line)| line.text.is_some() || line.chat.is_some()).count() >= 30
    );
    let twice = every_line().filter(|(_, line)| line.checked.against.len() >= 2).count();
    assert!(twice >= 130, "{twice}");
}

/// Numbers that stood in print for years; a slip of the pen in the table must not go by.
#[test]
fn the_numbers_we_are_certain_of() {
    for (country, phone) in [
        ("US", "988"),
        ("US", "1-800-799-7233"),
        ("US", "1-866-488-7386"),
        ("US", "1-800-656-4673"),
        ("US", "1-800-422-4453"),
        ("US", "1-800-662-4357"),
        ("CA", "988"),
        ("GB", "116 123"),
        ("GB", "0808 2000 247"),
        ("IE", "116 123"),
        ("AU", "13 11 14"),
        ("AU", "1800 737 732"),
        ("NZ", "1737"),
        ("DE", "0800 111 0 111"),
        ("FR", "3114"),
        ("RE", "3114"),
        ("ES", "024"),
        ("NL", "113"),
        ("NL", "0800-0113"),
        ("BE", "1813"),
        ("AT", "142"),
        ("CH", "143"),
        ("SE", "90101"),
        ("NO", "116 123"),
        ("DK", "70 201 201"),
        ("FI", "09 2525 0111"),
        ("PL", "116 123"),
        ("BR", "188"),
        ("AR", "135"),
        ("IN", "14416"),
        ("SG", "1767"),
        ("IL", "1201"),
        ("KR", "109"),
        ("ZA", "0800 567 567"),
    ] {
        let help = help_for(Some(country));
        let listed = help.lines.iter().any(|line| line.phone == Some(phone));
        assert!(listed, "{country} {phone}");
    }
    let us = help_for(Some("US"));
    let veterans = us.lines.iter().find(|line| line.name == "Veterans Crisis Line").unwrap();
    assert_eq!((veterans.phone, veterans.then), (Some("988"), Some("press 1")));
    assert_eq!(veterans.text, Some("text 838255"));
}

#[test]
fn every_country_gets_help() {
    assert_eq!(help_for(Some("gb")), help_for(Some("GB")));
    for unknown in [None, Some("XX"), Some(""), Some("T1"), Some("United Kingdom"), Some("US AS")] {
        let help = help_for(unknown);
        assert_eq!(help.country, None);
        assert_eq!(help.lines[0].url, Some("https://findahelpline.com"));
    }
}

#[test]
fn a_line_is_serialised_as_documented() {
    let help = serde_json::to_value(help_for(Some("us"))).unwrap();
    assert_eq!(help["country"], "US");
    assert_eq!(help["lines"][0]["phone"], "988");
    assert_eq!(help["lines"][0]["topic"], "suicide");
    assert_eq!(help["lines"][0]["checked"]["against"][1], "directory");
    // What a line does not have is left out.
    assert!(help["lines"][0].get("audience").is_none());
}

const SIGNALS: [Signal; 8] = [
    Signal::WishToBeDead,
    Signal::Thoughts,
    Signal::Method,
    Signal::Plan,
    Signal::Intent,
    Signal::Behaviour,
    Signal::HarmByAnother,
    Signal::HarmToAnother,
];

#[test]
fn what_is_handed_over_fits_what_was_said() {
    for signal in SIGNALS {
        let plan = safety_plan(Some(signal));
        let said = serde_json::to_string(&plan).unwrap();
        assert_eq!(plan.steps.len(), 6);
        // A code word is no use to someone alone with their thoughts, nor is a name to sit with in
        // danger from that very person.
        assert_eq!(said.contains("code word"), signal == Signal::HarmByAnother);
        assert_eq!(said.contains("browser history"), signal == Signal::HarmByAnother);
        assert_eq!(said.contains("cot"), signal == Signal::HarmToAnother);
        assert!(said.contains("emergency number"), "{said}");
        for level in [Level::Moderate, Level::High] {
            let crisis = Crisis::new(Assessment { level, signal: Some(signal) }, Some("DE"));
            assert_eq!(crisis.safety_plan, plan);
            let first = crisis.help.lines[0].topic;
            assert_eq!(first == Topic::Violence, signal == Signal::HarmByAnother);
            assert_eq!(crisis.help.lines.len(), help_for(Some("DE")).lines.len());
        }
    }
    assert_eq!(GROUNDING.len(), 2);
    assert_eq!(safety_plan(None), safety_plan(Some(Signal::Thoughts)));
}

/// Plain words: short enough to be read at night, no orders, no exclamation marks, no promises of
/// what others will do, and no means of harm.
#[test]
fn the_words_are_gentle() {
    let mut said: Vec<&str> = GROUNDING.iter().flat_map(|e| e.steps.iter().copied()).collect();
    for signal in SIGNALS {
        let plan = safety_plan(Some(signal));
        said.extend([plan.title, plan.closing]);
        said.extend(plan.note);
        said.extend(plan.steps.iter().flat_map(|step| [step.title, step.prompt]));
        for level in [Level::Moderate, Level::High] {
            said.push(Crisis::new(Assessment { level, signal: Some(signal) }, None).message);
        }
    }
    for words in said {
        assert!(words.len() <= 240, "{words}");
        let lower = words.to_lowercase();
        for never in [
            "!",
            "you must",
            "you have to ",
            "you should",
            "promise",
            "will help",
            "always",
            "never",
            "everything will",
            "pill",
            "knife",
            "blade",
            "rope",
            "gun",
            "bridge",
        ] {
            assert!(!lower.contains(never), "{never}: {words}");
        }
    }
}

/// It comes before the first word of every reply in a crisis: a few kilobytes, wherever one is.
#[test]
fn stays_small() {
    for help in table::TABLE.iter() {
        for signal in SIGNALS {
            let found = Assessment { level: Level::High, signal: Some(signal) };
            let data = Box::new(Crisis::new(found, help.country));
            let size = Part::DataCrisis { data }.encode().len();
            assert!(size < 6 * 1024, "{:?}: {size}", help.country);
        }
    }
}
