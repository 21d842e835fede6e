//! Reading `text/event-stream` (WHATWG HTML §9.2.6) from bytes cut anywhere.

/// The longest line and the longest event accepted, in bytes. A model's chunk is a few hundred;
/// past 256 KiB it is an attack or a fault, and an error is better than the memory.
pub const MAX_EVENT_BYTES: usize = 256 * 1024;

/// One event: its type (`message` when unnamed) and its data lines joined by line feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The `event:` field, `message` when there was none.
    pub name: String,
    /// The `data:` lines.
    pub data: String,
}

/// The stream sent a line or an event past [`MAX_EVENT_BYTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong;

/// Turns bytes into events. What is left when the bytes end is an unfinished event, and no event.
#[derive(Debug, Default)]
pub struct Decoder {
    line: Vec<u8>,
    after_carriage_return: bool,
    seen_first_line: bool,
    name: String,
    data: String,
    has_data: bool,
}

impl Decoder {
    /// Feeds bytes and returns the events they complete.
    ///
    /// # Errors
    /// [`TooLong`]; the decoder is of no use after that.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Event>, TooLong> {
        let mut events = Vec::new();
        for &byte in bytes {
            // A line ends with CR, LF or both; the LF of a pair may come with the next chunk.
            let ends_pair = byte == b'\n' && std::mem::take(&mut self.after_carriage_return);
            if ends_pair {
                continue;
            }
            self.after_carriage_return = byte == b'\r';
            if byte == b'\n' || byte == b'\r' {
                self.end_line(&mut events)?;
            } else if self.line.len() >= MAX_EVENT_BYTES {
                return Err(TooLong);
            } else {
                self.line.push(byte);
            }
        }
        Ok(events)
    }

    fn end_line(&mut self, events: &mut Vec<Event>) -> Result<(), TooLong> {
        let bytes = std::mem::take(&mut self.line);
        // Bytes are decoded a whole line at a time, so a character split over chunks is whole here.
        let text = String::from_utf8_lossy(&bytes);
        let line = if self.seen_first_line {
            &*text
        } else {
            text.strip_prefix('\u{feff}').unwrap_or(&text)
        };
        self.seen_first_line = true;
        if line.is_empty() {
            let name = std::mem::take(&mut self.name);
            let data = std::mem::take(&mut self.data);
            if std::mem::take(&mut self.has_data) {
                let name = if name.is_empty() { "message".to_owned() } else { name };
                events.push(Event { name, data });
            }
            return Ok(());
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => {
                if self.data.len() + value.len() > MAX_EVENT_BYTES {
                    return Err(TooLong);
                }
                if self.has_data {
                    self.data.push('\n');
                }
                self.data.push_str(value);
                self.has_data = true;
            }
            "event" => value.clone_into(&mut self.name),
            // Comments have an empty field name; `id` and `retry` are for clients that reconnect.
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn decode(text: &str) -> Vec<(String, String)> {
        let events = Decoder::default().push(text.as_bytes()).unwrap();
        events.into_iter().map(|event| (event.name, event.data)).collect()
    }

    fn message(data: &str) -> (String, String) {
        ("message".into(), data.into())
    }

    #[test]
    fn reads_what_the_standard_says() {
        let rows = [
            ("data: a\n\n", vec![message("a")]),
            ("data:a\r\n\r\n", vec![message("a")]),
            ("data: a\r\rdata: b\n\r\n", vec![message("a"), message("b")]),
            ("data: a\ndata: b\n\n", vec![message("a\nb")]),
            ("data:  two\n\n", vec![message(" two")]),
            ("data\n\n", vec![message("")]),
            (": comment\n\ndata: a\n\n", vec![message("a")]),
            ("event: ping\ndata: {}\n\n", vec![("ping".into(), "{}".into())]),
            ("event: ping\n\ndata: a\n\n", vec![message("a")]),
            ("id: 1\nretry: 5\nunknown: x\ndata: a\n\n", vec![message("a")]),
            ("\u{feff}data: a\n\n", vec![message("a")]),
            ("data: unfinished\n", vec![]),
            ("data: unfinished", vec![]),
        ];
        for (text, expected) in rows {
            assert_eq!(decode(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_without_end_is_an_error_not_memory() {
        let mut decoder = Decoder::default();
        let chunk = vec![b'x'; MAX_EVENT_BYTES];
        assert!(decoder.push(&chunk).is_ok());
        assert_eq!(decoder.push(b"x"), Err(TooLong));
        let line = format!("data: {}\n", "x".repeat(MAX_EVENT_BYTES / 2));
        assert_eq!(Decoder::default().push(line.repeat(3).as_bytes()), Err(TooLong));
    }

    proptest! {
        /// However the bytes are cut, the events are the same.
        #[test]
        fn cuts_change_nothing(
            lines in proptest::collection::vec("(data|event|id|)(: ?)?[a-zé€😀:]{0,6}(\n|\r|\r\n){1,2}", 0..12),
            cuts in proptest::collection::vec(0..200_usize, 0..20),
        ) {
            let bytes = lines.concat().into_bytes();
            let whole = Decoder::default().push(&bytes).unwrap();
            let mut places: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            places.extend([0, bytes.len()]);
            places.sort_unstable();
            let mut decoder = Decoder::default();
            let mut cut = Vec::new();
            for pair in places.windows(2) {
                cut.extend(decoder.push(&bytes[pair[0]..pair[1]]).unwrap());
            }
            prop_assert_eq!(cut, whole.clone());
            let mut decoder = Decoder::default();
            let single: Vec<Event> = bytes.iter().flat_map(|byte| decoder.push(&[*byte]).unwrap()).collect();
            prop_assert_eq!(single, whole);
        }
    }
}
