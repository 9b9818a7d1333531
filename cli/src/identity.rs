//! The identity on a card that was accepted: the values about the holder and the document, for people and for JSON.

mod application;
mod dates;
mod document;
mod files;
mod holder;
mod json;
mod screen;
mod section;

use std::path::Path;

use idchip::national::NationalApplication;
use idchip::verify::NationalDocument;

pub(crate) use files::VerifiedFiles;
pub(crate) use screen::print;

use crate::cross_check::CrossChecks;
use crate::judgement::Judgement;
use crate::national::ApplicationCard;
use crate::outcome::ExitOutcome;
use crate::portrait::Portrait;
use section::Section;

/// The part of the report that is about the holder.
pub(crate) enum Disclosure {
    /// The values stay hidden: the caller did not ask for them.
    Hidden,
    /// The files of the application are compared, and none of them is read.
    NotRead(&'static NationalApplication),
    /// The values.
    Revealed(Box<Identity>),
    /// The card is not accepted, and none of its values may be taken for an identity.
    Withheld,
}

/// The values of an accepted card, each with its source.
///
/// All come from files that the issuing state signed: from [`VerifiedFiles`], or from a verified file of an
/// application.
pub(crate) struct Identity {
    holder: Section,
    document: Section,
    mrz: Section,
    portrait: Option<Portrait>,
    /// The comparisons of the parts of a Vietnamese card.
    comparisons: Option<CrossChecks>,
}

impl Disclosure {
    /// Reads the values of a travel document, if the caller asks for them. There are files only of an accepted
    /// card; `photo` is the file that its portrait was written to.
    pub(crate) fn of(
        files: Option<&VerifiedFiles<'_>>,
        photo: Option<&Path>,
        reveals: bool,
    ) -> Self {
        match files {
            _ if !reveals => Self::Hidden,
            Some(files) => Self::Revealed(Box::new(Identity::new(files, photo))),
            None => Self::Withheld,
        }
    }

    /// Reads the values of another application, if the caller asks for them and the card is accepted.
    pub(crate) fn of_application(
        document: &mut NationalDocument<'_>,
        card: &ApplicationCard,
        judgement: &Judgement,
        reveals: bool,
    ) -> Self {
        if !reveals {
            return Self::Hidden;
        }
        if judgement.outcome() != ExitOutcome::Accepted {
            return Self::Withheld;
        }
        match application::holder(document, card) {
            Some(holder) => Self::Revealed(Box::new(Identity::of_holder(holder))),
            None => judgement
                .application
                .as_ref()
                .map_or(Self::Withheld, |it| Self::NotRead(it.application)),
        }
    }

    /// The values, if there are any.
    pub(crate) fn identity(&self) -> Option<&Identity> {
        match self {
            Self::Revealed(identity) => Some(identity),
            Self::Hidden | Self::NotRead(_) | Self::Withheld => None,
        }
    }
}

impl Identity {
    fn new(files: &VerifiedFiles<'_>, photo: Option<&Path>) -> Self {
        let portrait = files.portrait();
        let portrait = portrait.map(|image| Portrait::new(&image, files.portrait_size(), photo));
        Self {
            holder: holder::section(files),
            document: document::section(files),
            mrz: document::mrz(files),
            portrait,
            comparisons: files.comparisons(),
        }
    }

    /// An identity without a document: of an application that names the holder by a number.
    fn of_holder(holder: Section) -> Self {
        Self {
            holder,
            document: Section::default(),
            mrz: Section::default(),
            portrait: None,
            comparisons: None,
        }
    }

    /// The groups of values, with their names in JSON.
    const fn sections(&self) -> [(&'static str, &Section); 3] {
        [("holder", &self.holder), ("document", &self.document), ("mrz", &self.mrz)]
    }
}
