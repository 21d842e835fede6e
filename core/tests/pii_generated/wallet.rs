//! Addresses of Bitcoin (with their checksums) and Ethereum.

use sha2::{Digest, Sha256};

use super::Value;
use super::random::Random;

pub const NEGATIVES: &[&str] = &[
    "they said {badbase58} does not exist",
    "he sent it to {badbech32} by mistake and it bounced",
    "commit {hex40} broke the build and they blame me",
    "I lost ${price} in bitcoin in {year}",
    "bitcoin fell {pct}% and my husband blames me",
    "0.5 ETH gone, 12 months of saving",
    "my wallet was stolen on {weekday} with ${price} in it",
    "error 0x80070005 for the {small}th time",
    "0xDEAD is how I feel",
    "bc1 is all I could read before the screen died",
];

const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Ethereum addresses whose capitals are their checksum, as in the proposal that describes it
/// (EIP-55): to make one takes a hash that this crate does not have.
const WITH_CAPITALS: [&str; 4] = [
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
    "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
];

pub fn value(random: &mut Random) -> Value {
    let (form, core) = match random.below(20) {
        0..4 => ("Bitcoin, key", base58check(random, 0x00)),
        4..7 => ("Bitcoin, script", base58check(random, 0x05)),
        7..10 => ("Bitcoin, bech32", bech32(random, 0, 20)),
        10 => ("Bitcoin, bech32, script", bech32(random, 0, 32)),
        11 | 12 => ("Bitcoin, bech32m", bech32(random, 1, 32)),
        13 => ("Bitcoin, bech32 in capitals", bech32(random, 0, 20).to_uppercase()),
        14..18 => ("Ethereum", format!("0x{}", hex(random, 40))),
        18 => ("Ethereum in capitals", format!("0x{}", hex(random, 40).to_uppercase())),
        _ => ("Ethereum with checksum", random.pick(&WITH_CAPITALS).to_owned()),
    };
    match random.below(5) {
        0 => {
            let context = random.pick(&[
                "my wallet is ",
                "I sent everything to ",
                "BTC: ",
                "the scammer's address was ",
                "wallet: ",
                "he paid into ",
            ]);
            Value::clause(form, context, core)
        }
        _ => Value::thing(form, core),
    }
}

pub fn hex(random: &mut Random, count: usize) -> String {
    random.letters("0123456789abcdef", count)
}

/// An address of which one letter is wrong.
pub fn bad_base58(random: &mut Random) -> String {
    let address = base58check(random, 0x00);
    another_letter(random, address, BASE58)
}

pub fn bad_bech32(random: &mut Random) -> String {
    let address = bech32(random, 0, 20);
    another_letter(random, address, BECH32)
}

fn another_letter(random: &mut Random, address: String, alphabet: &[u8]) -> String {
    let mut letters = address.into_bytes();
    let place = random.between(8, letters.len() - 1);
    letters[place] = loop {
        let letter = random.pick(alphabet);
        if letter != letters[place] {
            break letter;
        }
    };
    letters.into_iter().map(char::from).collect()
}

fn base58check(random: &mut Random, version: u8) -> String {
    let mut bytes = vec![version];
    bytes.extend(random.bytes(20));
    let check = Sha256::digest(Sha256::digest(&bytes));
    bytes.extend(&check[..4]);
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    // The bytes are one number; its digits to the base of 58, the lowest first.
    let mut digits: Vec<u32> = Vec::new();
    for byte in bytes {
        let mut carry = u32::from(byte);
        for digit in &mut digits {
            carry += *digit << 8;
            *digit = carry % 58;
            carry /= 58;
        }
        while carry > 0 {
            digits.push(carry % 58);
            carry /= 58;
        }
    }
    let digits = digits.iter().rev().map(|&digit| char::from(BASE58[digit as usize]));
    "1".repeat(zeros) + &digits.collect::<String>()
}

/// BIP 173 for version 0, BIP 350 from version 1 on.
fn bech32(random: &mut Random, version: u8, length: usize) -> String {
    let mut data = vec![version];
    let (mut held, mut bits) = (0u32, 0);
    for byte in random.bytes(length) {
        held = (held << 8) | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            data.push((held >> bits) as u8 & 31);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        data.push((held << (5 - bits)) as u8 & 31);
    }
    // "bc", spread out as the checksum wants it.
    let mut checked = vec![3, 3, 0, 2, 3];
    checked.extend(&data);
    checked.extend([0; 6]);
    let sum = polymod(&checked) ^ if version == 0 { 1 } else { 0x2bc8_30a3 };
    data.extend((0..6).map(|place| (sum >> (5 * (5 - place))) as u8 & 31));
    let letters = data.iter().map(|&value| char::from(BECH32[usize::from(value)]));
    format!("bc1{}", letters.collect::<String>())
}

fn polymod(values: &[u8]) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.iter().fold(1, |sum, &value| {
        let top = sum >> 25;
        let shifted = ((sum & 0x01ff_ffff) << 5) ^ u32::from(value);
        let parts = GENERATOR.iter().enumerate().filter(|(place, _)| top >> place & 1 == 1);
        parts.fold(shifted, |sum, (_, part)| sum ^ part)
    })
}

#[test]
fn addresses_follow_their_standards() {
    // The example of BIP 173, whose checksum must come to one.
    let address = "qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    let mut values = vec![3, 3, 0, 2, 3];
    let place = |letter| BECH32.iter().position(|&known| known == letter).unwrap() as u8;
    values.extend(address.bytes().map(place));
    assert_eq!(polymod(&values), 1);
    let mut random = Random::new(7);
    assert_eq!(bech32(&mut random, 0, 20).len(), 42);
    assert_eq!(bech32(&mut random, 1, 32).len(), 62);
    assert!(base58check(&mut random, 0).starts_with('1'));
    assert!(base58check(&mut random, 5).starts_with('3'));
}
