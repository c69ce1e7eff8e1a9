//! Which of several answers is the newest.

use std::cell::Cell;

/// Requests of one kind, numbered as they are made: an answer to an older one than was answered already comes too late.
#[derive(Debug, Default)]
pub(crate) struct Newest {
    asked: Cell<u32>,
    answered: Cell<u32>,
}

impl Newest {
    /// The number of the next request.
    pub(crate) fn ask(&self) -> u32 {
        self.asked.set(self.asked.get() + 1);
        self.asked.get()
    }

    /// Whatever was asked so far is answered too late.
    pub(crate) fn outdate(&self) {
        self.answered.set(self.asked.get());
    }

    /// Whether the answer to a request is to be taken.
    pub(crate) fn take(&self, number: u32) -> bool {
        let newer = number > self.answered.get();
        if newer {
            self.answered.set(number);
        }
        newer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_to_an_older_request_is_not_taken_after_a_newer_one() {
        let newest = Newest::default();
        let (first, second, third) = (newest.ask(), newest.ask(), newest.ask());
        assert!(newest.take(second));
        assert!(!newest.take(first));
        assert!(newest.take(third));
        let fourth = newest.ask();
        newest.outdate();
        assert!(!newest.take(fourth) && newest.take(newest.ask()));
    }
}
