//! The stream to the client, and what has been said on it.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use ventvault_core::stream::{DONE, HEARTBEAT, Part};
use ventvault_core::text::is_visible;
use worker::Delay;

use crate::context::RequestContext;
use crate::pipe::{Closed, Pipe};
use crate::quota::Ticket;

/// The client has left: nobody reads on.
pub struct Left;

/// The stream to the client, and what has been sent on it.
pub struct Voice {
    pub context: Arc<RequestContext>,
    pipe: Pipe,
    pub ticket: Ticket,
    /// What the person has read.
    pub said: String,
    /// White space and the like from before the first word: nobody can read it yet.
    unsaid: String,
    /// From the request to the first word, milliseconds.
    pub first_word_ms: Option<i64>,
    /// A vent whose providers failed before the first word is not charged.
    pub charged: bool,
}

impl Voice {
    pub fn new(context: &Arc<RequestContext>, pipe: Pipe, ticket: Ticket) -> Self {
        Self {
            context: Arc::clone(context),
            pipe,
            ticket,
            said: String::new(),
            unsaid: String::new(),
            first_word_ms: None,
            charged: true,
        }
    }

    pub async fn send(&mut self, text: &str) -> Result<(), Left> {
        self.pipe.write(text).await.map_err(|Closed| Left)
    }

    pub async fn part(&mut self, part: &Part) -> Result<(), Left> {
        self.send(&part.encode()).await
    }

    /// Parts that are known together, in one write: each write is a trip through the runtime.
    pub async fn parts(&mut self, parts: &[Part]) -> Result<(), Left> {
        self.send(&parts.iter().map(Part::encode).collect::<String>()).await
    }

    /// The last parts, and the mark that the stream is whole.
    pub async fn end(&mut self, parts: &[Part]) -> Result<(), Left> {
        self.send(&parts.iter().map(Part::encode).chain([DONE.to_owned()]).collect::<String>())
            .await
    }

    /// Sends words; the first of them settles the charge, without waiting for the quota.
    pub async fn say(&mut self, words: String) -> Result<(), Left> {
        let first = self.first_word_ms.is_none();
        if first && !words.chars().any(is_visible) {
            self.unsaid.push_str(&words);
            return Ok(());
        }
        let words = std::mem::take(&mut self.unsaid) + &words;
        if words.is_empty() {
            return Ok(());
        }
        self.said.push_str(&words);
        // Settled before it is sent: a client that does not read could hold the word back until the
        // reservation has lapsed, and then have it for nothing.
        if first {
            self.first_word_ms = Some(self.context.now_ms() - self.context.started_at);
            if self.charged {
                let (context, ticket) = (Arc::clone(&self.context), self.ticket.clone());
                self.context.afterwards(async move { ticket.settle(&context).await });
            }
        }
        self.part(&Part::text_delta(words)).await
    }

    /// Says `words` as far as the whole reply stays within `most` characters; whether that was all.
    pub async fn say_within(&mut self, mut words: String, most: usize) -> Result<bool, Left> {
        let room = most.saturating_sub(self.said.chars().count());
        let cut = words.char_indices().nth(room).map(|(place, _)| place);
        if let Some(place) = cut {
            words.truncate(place);
        }
        self.say(words).await?;
        Ok(cut.is_none())
    }

    /// It failed before the first word: nobody pays.
    pub async fn give_back(&mut self) {
        if self.charged && self.first_word_ms.is_none() {
            let context = Arc::clone(&self.context);
            self.charged = self.ticket.give_back(&context, true).await;
        }
    }

    /// Bytes of white space that wait for the first word.
    pub fn unsaid(&self) -> usize {
        self.unsaid.len()
    }

    /// Forgets the white space of a provider that had no more to say than that.
    pub fn forget_unsaid(&mut self) {
        self.unsaid.clear();
    }

    /// Waits for `work`, unless the client leaves before.
    pub async fn unless_left<T>(&mut self, work: impl Future<Output = T>) -> Result<T, Left> {
        match select(Box::pin(work), &mut self.pipe.closed).await {
            Either::Left((done, _)) if !self.context.has_left() => Ok(done),
            _ => Err(Left),
        }
    }

    /// Waits, and keeps the connection open.
    pub async fn pause(&mut self, ms: u32) -> Result<(), Left> {
        let mut rest = ms;
        while rest > 0 {
            let step = rest.min(self.context.config.heartbeat_ms);
            self.unless_left(Delay::from(Duration::from_millis(step.into()))).await?;
            rest -= step;
            if rest > 0 {
                self.heartbeat().await?;
            }
        }
        Ok(())
    }

    /// Keeps the connection open, and finds out whether anyone is still there.
    pub async fn heartbeat(&mut self) -> Result<(), Left> {
        self.send(HEARTBEAT).await
    }

    /// Ends the stream; gives what was said, when it began (milliseconds from the request), and
    /// whether it is charged.
    pub fn hang_up(self) -> (String, Option<i64>, bool) {
        (self.said, self.first_word_ms, self.charged)
    }
}
