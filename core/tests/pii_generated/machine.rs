//! Addresses of machines: IP and MAC.

use super::Value;
use super::random::Random;

pub const IP_NEGATIVES: &[&str] = &[
    "version 1.{n1}.{n1}.{n1} broke everything",
    "v{n1}.{n1}.{n1}.{n1} of the app deletes my notes",
    "I'm still on {version} and it crashes {small} times a day",
    "the sensor said 256.{n1}.{n1}.{n1} and died",
    "section 1.2.3.4.5 of the contract ruined me",
    "the build 10.0.{n5}.{n3} froze my laptop",
    "std::vec and std::map haunt my dreams",
    "it was 12:30:45 when the call ended",
    "timer at {n2}:00:00, ratio 3:1, mood 0:10",
    "::, he typed, and nothing more",
    "my IP rights, my ideas, all stolen",
    "grades of 1.3, 2.7 and 3.0 this term",
];

pub const MAC_NEGATIVES: &[&str] = &[
    "the timer showed 00:11:22 when I gave up",
    "at {time}:{n2} I closed the laptop",
    "my Mac died after {small} years",
    "I ate a Big Mac for ${price} and felt worse",
    "color #ff00aa is all I see when I'm angry",
    "the code AB-CD-EF means return to sender",
    "splits of 01:02:03 and 01:05:09, slower than ever",
    "error 0xc0000005 again and again",
    "de:ad is all it printed",
    "I'm a Mac person in a Windows family",
];

pub fn ip(random: &mut Random) -> Value {
    match random.below(20) {
        0..7 => Value::thing("IPv4", ipv4(random)),
        7..9 => Value::thing("IPv4 with a port", ipv4(random))
            .with_after(format!(":{}", random.between(1024, 65_000))),
        9..11 => Value::clause("IPv4, introduced", context(random), ipv4(random)),
        11 => Value::thing("IPv4 network", ipv4(random))
            .with_after(random.pick(&["/24", "/16", "/32"])),
        12 | 13 => Value::thing("IPv6 in full", groups(random, 8)),
        14 | 15 => {
            let core = format!("{}::{}", v6_prefix(random), groups(random, 2));
            Value::thing("IPv6 shortened", core)
        }
        16 => Value::thing("IPv6 of a link", format!("fe80::{}", groups(random, 4))),
        17 => Value::thing("IPv6 in capitals", groups(random, 8).to_uppercase()),
        18 => Value::thing("IPv4 in IPv6", format!("::ffff:{}", ipv4(random))),
        _ => {
            let core = format!("{}::{}", v6_prefix(random), groups(random, 3));
            Value::clause("IPv6, introduced", context(random), core)
        }
    }
}

fn context(random: &mut Random) -> &'static str {
    random.pick(&["my IP is ", "IP: ", "the login came from ", "the server is ", "ip address "])
}

pub fn ipv4(random: &mut Random) -> String {
    let [b, c] = [random.between(0, 255), random.between(0, 255)];
    let d = random.between(1, 254);
    match random.below(5) {
        0 => format!("192.168.{c}.{d}"),
        1 => format!("10.{b}.{c}.{d}"),
        _ => format!("{}.{b}.{c}.{d}", random.between(11, 223)),
    }
}

fn v6_prefix(random: &mut Random) -> String {
    format!("{}:{}", random.pick(&["2001", "2a02", "2600", "fd00"]), groups(random, 1))
}

/// So many groups of IPv6, none with zeros in front. The first has a letter, so that eight of
/// them are never a row of times.
fn groups(random: &mut Random, count: usize) -> String {
    let mut groups =
        vec![format!("{}{:x}", random.pick(&["a", "c", "2a", "fd"]), random.between(1, 99))];
    groups.extend((1..count).map(|_| format!("{:x}", random.between(1, 0xffff))));
    groups.join(":")
}

pub fn mac(random: &mut Random) -> Value {
    // The first byte is one that belongs to a maker of devices.
    let mut bytes = random.bytes(6);
    bytes[0] = random.pick(&[0x00, 0x3c, 0xa4, 0xd8, 0xf0, 0x5c, 0xac]);
    bytes[5] |= 0x0a;
    let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let pairs: Vec<String> = hex.chunks(2).map(|pair| pair.concat()).collect();
    let (form, core) = match random.below(6) {
        0 | 1 => ("colons", hex.join(":")),
        2 => ("colons, capitals", hex.join(":").to_uppercase()),
        3 => ("dashes, capitals", hex.join("-").to_uppercase()),
        4 => ("dashes", hex.join("-")),
        _ => ("dots", pairs.join(".")),
    };
    match random.below(5) {
        0 => {
            let context =
                random.pick(&["my MAC is ", "MAC: ", "mac address ", "the router is ", "device "]);
            Value::clause(form, context, core)
        }
        _ => Value::thing(form, core),
    }
}
