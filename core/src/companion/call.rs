//! The call: what readers say, one after the other, as one stretch of time.
//!
//! Each reader counts its own milliseconds. Here they become milliseconds since the first reader started, so that what was
//! said before a page was loaded again stays before it.

use crate::captions::{Diagnosis, Doctor, ReaderMessage, Role, Snapshot};
use crate::live::{Event, Live};
use crate::recognition::RecognitionError;

/// The reader that is connected, and those before it.
#[derive(Debug, Default)]
pub(super) struct Call {
    doctor: Doctor,
    /// When time was 0, in milliseconds since 1970.
    began: Option<f64>,
    /// When the present reader's time was 0, in milliseconds since 1970: its name, too.
    reader: Option<f64>,
    /// Number of the last snapshot taken of the present reader.
    seq: u32,
}

impl Call {
    /// A moment of the wall clock as time in the call.
    pub(super) fn time(&self, at: f64) -> u32 {
        (at - self.began.unwrap_or_default()).clamp(0.0, f64::from(u32::MAX)) as u32
    }

    /// A time in the call as a moment of the wall clock.
    pub(super) fn moment(&self, t: u32) -> f64 {
        self.began.unwrap_or_default() + f64::from(t)
    }

    /// Takes a message that came at a moment.
    ///
    /// # Errors
    /// Those of recognition.
    pub(super) fn hear(
        &mut self,
        message: ReaderMessage,
        at: f64,
        live: &mut Live,
    ) -> Result<Vec<Event>, RecognitionError> {
        let mut events = Vec::new();
        match message {
            ReaderMessage::Hello { platform, started_at, .. } => {
                self.began.get_or_insert(started_at);
                if self.reader.replace(started_at) != Some(started_at) {
                    self.seq = 0;
                    // What it took before it was connected is yet to come.
                    events = live.rejoin(self.time(started_at))?;
                }
                self.doctor.connect(platform);
            }
            ReaderMessage::Status(status) => {
                for name in &status.own {
                    live.people().name(name, Some(Role::Own));
                }
                self.doctor.observe(status, self.time(at));
            }
            ReaderMessage::Snapshot { seq, snapshot } => events = self.take(seq, snapshot, live)?,
            ReaderMessage::History { snapshots } => {
                for numbered in snapshots {
                    events.extend(self.take(numbered.seq, numbered.snapshot, live)?);
                }
            }
        }
        Ok(events)
    }

    /// The reader is gone.
    pub(super) fn lose(&mut self) {
        self.doctor.disconnect();
    }

    /// What is the matter with the captions at a moment.
    pub(super) fn diagnosis(&self, at: f64) -> Diagnosis {
        self.doctor.diagnosis(self.time(at))
    }

    /// When the diagnosis next changes by time alone.
    pub(super) fn deadline(&self, at: f64) -> Option<u32> {
        self.doctor.deadline(self.time(at))
    }

    /// A snapshot that was taken already, as after a port was opened again, is passed over.
    fn take(&mut self, seq: u32, mut snapshot: Snapshot, live: &mut Live) -> Result<Vec<Event>, RecognitionError> {
        if seq <= self.seq {
            return Ok(Vec::new());
        }
        self.seq = seq;
        let began = self.time(self.reader.unwrap_or_default());
        snapshot.t = snapshot.t.saturating_add(began);
        if !snapshot.rows.is_empty() {
            self.doctor.hear(snapshot.t);
        }
        live.take(snapshot)
    }
}
