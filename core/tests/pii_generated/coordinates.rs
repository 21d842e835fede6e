//! Places on Earth.

use super::Value;
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "it was 30.5°C in the office and I melted",
    "I did a full 180° turn and ran",
    "grades of 12.50, 13.20 and 9.75 in a row",
    "he is 6'2\" and I am 5'1\", and he blocked the door",
    "lat pulldowns hurt, {small} sets of {n2}",
    "my temperature was 38.5, then 39.2",
    "${price}, ${price}, the bills never stop",
    "the north side gets -5° at night",
    "a score of 9.5, 8.7 and 9.1 and still last",
    "readings of 91.2345, 200.1234 made no sense",
    "I ran 5.125 km in 45' and gave up",
    "N 12 is the bus, S 45 the train, I missed both",
];

pub fn value(random: &mut Random) -> Value {
    let decimals = random.pick(&[3, 4, 4, 5, 6, 6]);
    let (lat, lon) = (random.between(1, 89_999_999), random.between(1, 179_999_999));
    let (lat, lon) = (lat as f64 / 1e6, lon as f64 / 1e6);
    let south = random.pick(&["", "", "-"]);
    let west = random.pick(&["", "-"]);
    let (plain_lat, plain_lon) = (format!("{lat:.decimals$}"), format!("{lon:.decimals$}"));
    let (signed_lat, signed_lon) = (format!("{south}{plain_lat}"), format!("{west}{plain_lon}"));
    let ns = if south.is_empty() { "N" } else { "S" };
    let ew = if west.is_empty() { "E" } else { "W" };
    match random.below(20) {
        0..6 => Value::thing("pair", format!("{signed_lat}, {signed_lon}")),
        6..8 => Value::thing("pair without a space", format!("{signed_lat},{signed_lon}")),
        8..10 => {
            let context = random.pick(&["coordinates: ", "GPS: ", "my location is ", "I'm at "]);
            Value::clause("pair, introduced", context, format!("{signed_lat}, {signed_lon}"))
        }
        10..12 => Value::thing("° N, ° E", format!("{plain_lat}° {ns}, {plain_lon}° {ew}")),
        12 => Value::thing("°N °E", format!("{plain_lat}°{ns} {plain_lon}°{ew}")),
        13 => {
            let (before, joint) = random.pick(&[
                ("lat ", ", lon "),
                ("lat: ", ", lng: "),
                ("latitude ", ", longitude "),
                ("Latitude: ", ", Longitude: "),
                ("lat=", ", lon="),
            ]);
            Value::thing("lat, lon", format!("{signed_lat}{joint}{signed_lon}")).with_before(before)
        }
        _ => {
            let (minute, second, prime) =
                random.pick(&[("′", "″", ""), ("'", "\"", ""), ("' ", "\" ", " ")]);
            let joint = random.pick(&[" ", ", "]);
            let first = angle(random, lat as usize, [minute, second, prime]);
            let other = angle(random, lon as usize, [minute, second, prime]);
            Value::thing("degrees, minutes, seconds", format!("{first}{ns}{joint}{other}{ew}"))
        }
    }
}

/// Degrees, minutes and seconds with their signs.
fn angle(random: &mut Random, degrees: usize, [minute, second, gap]: [&str; 3]) -> String {
    let (minutes, seconds) = (random.between(0, 59), random.between(0, 59));
    let tenth = if random.chance(25) { random.pattern(".#") } else { String::new() };
    format!("{degrees}°{gap}{minutes:02}{minute}{seconds:02}{tenth}{second}")
}
