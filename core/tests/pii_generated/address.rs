//! Streets and houses in seven countries, and post office boxes.

use super::random::Random;
use super::{Fit, Value};

pub const NEGATIVES: &[&str] = &[
    "it's a 10 minute drive and he never visits",
    "love is a 2 way street, they say",
    "I slept on the street for {small} days",
    "we drove down the road {small} times and turned back",
    "I have {small} places to be and no energy",
    "there are 5 ways to leave and I took none",
    "Wall Street lost {pct}% and dad lost it",
    "Main Street was empty at {hour}",
    "we took Route {n2} home without a word",
    "a box of {n2} tissues, all gone",
    "we got a flat tire {small} times in {year}",
    "Sesame Street {small} times a day with the kids",
    "the place was packed, {n3} people and me",
    "I went via {small} different doctors",
    "unit {small} of the course broke me",
    "court at {time}, lawyer at {time}",
    "a 20 minute walk in the park didn't help",
    "I counted {n2} steps to the square and went back",
    "the street where I grew up is gone since {year}",
    "the drive took {small} hours and {n2} minutes",
    "a one way ticket, {small} suitcases, no plan",
];

const CONTEXTS: &[&str] = &[
    "I live at ",
    "he lives at ",
    "we moved to ",
    "my address is ",
    "come get me at ",
    "address: ",
    "she still lives at ",
    "I grew up at ",
    "they evicted me from ",
];

pub fn value(random: &mut Random) -> Value {
    let value = match random.below(100) {
        0..30 => american(random),
        30..42 => british(random),
        42..56 => german(random),
        56..66 => french(random),
        66..75 => spanish(random),
        75..84 => italian(random),
        84..93 => dutch(random),
        _ => {
            let pattern = random.pick(&[
                "PO Box ####",
                "P.O. Box ##",
                "P.O. Box ####",
                "Post Office Box ###",
                "po box ###",
            ]);
            Value::thing("post office box", random.pattern(pattern).replace("Box 0", "Box 1"))
        }
    };
    if random.chance(30) {
        let context = random.pick(CONTEXTS);
        return Value { fit: Fit::Clause, ..value.with_context(context) };
    }
    value
}

fn american(random: &mut Random) -> Value {
    let number = random.between(10, 9_899);
    let name = random.pick(&[
        "Oak",
        "Maple",
        "Cedar",
        "Elm",
        "Washington",
        "Lincoln",
        "Park",
        "Sunset",
        "Pine Ridge",
        "Willow Creek",
        "Martin Luther King",
        "N Main",
        "West Jefferson",
        "5th",
        "W 42nd",
        "Lake",
        "Hillcrest",
        "Saint James",
        "East 9th",
        "Cherry",
    ]);
    let kind = random.pick(&[
        "St",
        "Street",
        "Ave",
        "Avenue",
        "Road",
        "Rd",
        "Blvd",
        "Boulevard",
        "Lane",
        "Ln",
        "Drive",
        "Dr",
        "Court",
        "Ct",
        "Way",
        "St.",
        "Ave.",
        "Place",
        "Terrace",
        "Parkway",
        "Circle",
    ]);
    let unit = random.pick(&[
        "",
        "",
        "",
        "",
        " Apt %",
        ", Apt %B",
        " Apt. ##",
        " Unit %#",
        ", Suite %00",
        " NUMBER-SIGN%",
        ", Apt. %",
    ]);
    // Without a stop a short form is never taken for the end of a sentence.
    let kind = if unit.is_empty() { kind.trim_end_matches('.') } else { kind };
    let unit = random.pattern(unit).replace("NUMBER-SIGN", "#");
    let street = format!("{number} {name} {kind}{unit}");
    if random.chance(6) {
        let tree = random.pick(&["oak", "maple", "cedar", "elm", "willow", "cherry"]);
        let kind = random.pick(&["street", "ave", "avenue", "road", "lane"]);
        return Value::thing("American, small letters", format!("{number} {tree} {kind}"));
    }
    let town = random.pick(&[
        "",
        "",
        "",
        ", Springfield, IL 62704",
        ", Austin, TX 78701",
        ", Portland, OR",
        ", Brooklyn, NY 11215",
    ]);
    let form = if unit.is_empty() { "American" } else { "American with a unit" };
    Value::thing(form, street).with_after(town)
}

fn british(random: &mut Random) -> Value {
    let number = random.between(2, 299).to_string() + random.pick(&["", "", "", "a", "B"]);
    let name = random.pick(&[
        "Baker",
        "High",
        "Church",
        "Victoria",
        "Station",
        "Queen's",
        "Mill",
        "King's",
        "Albert",
        "Green",
        "Manor",
        "St John's",
        "Abbey",
        "Upper Richmond",
    ]);
    let kind = random.pick(&[
        "Street", "Road", "Lane", "Avenue", "Close", "Crescent", "Gardens", "Terrace", "Grove",
    ]);
    let flat = random.pick(&["", "", "", "", "Flat 3, ", "Flat 12b, "]);
    let town = random.pick(&["", "", "", ", London NW1 6XE", ", Leeds LS1 4AP", ", M14 5RQ"]);
    Value::thing("British", format!("{number} {name} {kind}")).with_before(flat).with_after(town)
}

fn german(random: &mut Random) -> Value {
    let first = random.pick(&[
        "Haupt", "Bahnhof", "Garten", "Schul", "Linden", "Berg", "Goethe", "Schiller", "Mozart",
        "Kirch", "Wald", "Wiesen", "Rosen", "Mühlen",
    ]);
    let kind = random
        .pick(&["straße", "straße", "straße", "strasse", "str.", "weg", "platz", "allee", "gasse"]);
    let street = match random.below(5) {
        0 => random
            .pick(&["Berliner Straße", "Karl-Marx-Straße", "Münchner Straße", "Alte Gasse"])
            .to_owned(),
        _ => format!("{first}{kind}"),
    };
    let number = random.between(1, 199).to_string() + random.pick(&["", "", "", "a", "b", "c"]);
    let town = random.pick(&["", "", "", ", 10115 Berlin", ", 80331 München", ", Köln"]);
    Value::thing("German", format!("{street} {number}")).with_after(town)
}

fn french(random: &mut Random) -> Value {
    let number = random.between(1, 199);
    let gap = random.pick(&[" ", " ", " ", ", ", " bis "]);
    let street = random.pick(&[
        "rue de la Paix",
        "rue Victor Hugo",
        "avenue Jean Jaurès",
        "boulevard Voltaire",
        "rue des Lilas",
        "place de la République",
        "impasse des Roses",
        "chemin du Moulin",
        "rue du Général de Gaulle",
        "allée des Tilleuls",
        "quai de la Loire",
        "rue Pasteur",
        "avenue de l'Opéra",
        "Rue de Rivoli",
    ]);
    let town = random.pick(&["", "", "", ", 75002 Paris", ", 69003 Lyon", " à Lille"]);
    Value::thing("French", format!("{number}{gap}{street}")).with_after(town)
}

fn spanish(random: &mut Random) -> Value {
    let street = random.pick(&[
        "Calle Mayor",
        "Calle de Alcalá",
        "C/ Mayor",
        "Avenida de la Constitución",
        "Plaza Mayor",
        "Paseo del Prado",
        "Calle San Juan",
        "Avda. de América",
        "Calle Cervantes",
        "C/ Goya",
        "Plaza de España",
        "Paseo de Gracia",
        "Calle del Sol",
        "Avenida Libertador",
    ]);
    let gap = random.pick(&[" ", " ", ", "]);
    let door = random.pick(&["", "", "", ", 3º B", ", 28013 Madrid", ", Sevilla"]);
    Value::thing("Spanish", format!("{street}{gap}{}", random.between(1, 199))).with_after(door)
}

fn italian(random: &mut Random) -> Value {
    let street = random.pick(&[
        "Via Roma",
        "Via Giuseppe Garibaldi",
        "Piazza Dante",
        "Corso Italia",
        "Viale Monza",
        "Via XX Settembre",
        "Corso Vittorio Emanuele",
        "Via dei Mille",
        "Via della Repubblica",
        "Piazza San Marco",
        "Via Mazzini",
    ]);
    let gap = random.pick(&[" ", " ", ", "]);
    let town = random.pick(&["", "", "", ", 20121 Milano", ", Roma"]);
    Value::thing("Italian", format!("{street}{gap}{}", random.between(1, 199))).with_after(town)
}

fn dutch(random: &mut Random) -> Value {
    let street = random.pick(&[
        "Kerkstraat",
        "Dorpsstraat",
        "Schoolstraat",
        "Molenweg",
        "Stationsplein",
        "Beatrixlaan",
        "Wilhelminastraat",
        "Prinsengracht",
        "Keizersgracht",
        "Hoofdstraat",
        "Nieuwstraat",
        "Parklaan",
        "Julianaweg",
        "Oudegracht",
        "Westerkade",
    ]);
    let number = random.between(1, 399).to_string() + random.pick(&["", "", "", "a", "-2", "-H"]);
    let town = random.pick(&["", "", "", ", 1017 AB Amsterdam", ", Utrecht"]);
    Value::thing("Dutch", format!("{street} {number}")).with_after(town)
}
