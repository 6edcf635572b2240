use std::io::{self, Read};

/// Passes a CSV on and knows whether it ended within quotes, which readers of CSV take for the end of a field.
pub(super) struct Quotes<R> {
    input: R,
    state: State,
    line: u64,
    /// The line of the quote that opened last.
    opened: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    LineStart,
    FieldStart,
    Plain,
    Quoted,
    /// After a quote within quotes: it ends them, unless another one follows.
    Closing,
    Comment,
}

impl<R> Quotes<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, state: State::LineStart, line: 1, opened: 0 }
    }

    /// The line of the quote that is still open.
    pub(super) fn open(&self) -> Option<u64> {
        (self.state == State::Quoted).then_some(self.opened)
    }

    fn take(&mut self, byte: u8) {
        let begins = matches!(self.state, State::LineStart | State::FieldStart);
        self.state = match (self.state, byte) {
            (State::Quoted, b'"') => State::Closing,
            (State::Quoted, _) | (State::Closing, b'"') => State::Quoted,
            (State::Comment, byte) if byte != b'\n' => State::Comment,
            (State::LineStart, b'#') => State::Comment,
            (_, b'"') if begins => {
                self.opened = self.line;
                State::Quoted
            }
            (_, b'\n' | b'\r') => State::LineStart,
            (_, b',') => State::FieldStart,
            _ => State::Plain,
        };
        self.line += u64::from(byte == b'\n');
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        for byte in buffer.iter().take(count) {
            self.take(*byte);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Option<u64> {
        let mut quotes = Quotes::new(text.as_bytes());
        io::copy(&mut quotes, &mut io::sink()).unwrap();
        quotes.open()
    }

    #[test]
    fn an_open_quote_is_known_by_its_line() {
        assert_eq!(open("code,name\n11,\"a\n"), Some(2));
        assert_eq!(open("code,name\n11,\"a"), Some(2));
        assert_eq!(open("code,name\n11,\"a\n1101,b\n"), Some(2));
        assert_eq!(open("code,name\n11,\"a\"\"\n"), Some(2));
        assert_eq!(open("\""), Some(1));
    }

    #[test]
    fn closed_quotes_and_quotes_that_open_nothing_are_no_flaw() {
        for text in [
            "",
            "code,name\n11,\"a\"\n",
            "11,\"a\"\"b\"",
            "11,a\"b\n",
            "# \"note\n11,a\n",
            "\"11\",\"a,\nb\"\r\n",
        ] {
            assert_eq!(open(text), None, "{text}");
        }
    }
}
