//! The files of an accepted document that the identity is read from.

use idchip::ParseError;
use idchip::biometrics::{FaceImage, FaceImageBlock};
use idchip::lds::DataGroup;
use idchip::lds::dg1::Dg1;
use idchip::lds::dg2::Dg2;
use idchip::lds::dg11::Dg11;
use idchip::lds::dg12::Dg12;
use idchip::lds::dg13::Dg13;
use idchip::mrz::{Expiry, Mrz};
use idchip::time::UnixTime;
use idchip::verify::{Document, Verified};
use idchip::vietnam::{Citizen, CrossCheckReport, Dg13Content};

use crate::card::Card;
use crate::cross_check::CrossChecks;
use crate::judgement::Judgement;
use crate::outcome::ExitOutcome;

/// The data groups of an accepted document with values about the holder or the document.
///
/// Only [`VerifiedFiles::open`] creates one, so that its values are those of an accepted document. A data
/// group that the card does not have, or that is signed and does not parse, is absent; the report says so.
pub(crate) struct VerifiedFiles<'d> {
    dg1: Option<Verified<Dg1<'d>>>,
    dg2: Option<Verified<Dg2<'d>>>,
    dg11: Option<Verified<Dg11<'d>>>,
    dg12: Option<Verified<Dg12<'d>>>,
    /// The content of a Vietnamese DG13, or its error.
    citizen: Result<Option<Citizen<'d>>, ParseError>,
    /// The time for which the document was verified.
    at: UnixTime,
    /// The first second of the validity of the signer's certificate.
    signed_after: Option<UnixTime>,
    longest_validity_years: u8,
}

impl<'d> VerifiedFiles<'d> {
    /// Opens the data groups; `None` unless the card is accepted, with its EF.CardSecurity.
    pub(crate) fn open(
        document: &mut Document<'_>,
        card: &'d Card,
        judgement: &Judgement,
        at: UnixTime,
    ) -> Option<Self> {
        document.conclude().ok()?;
        if judgement.outcome() != ExitOutcome::Accepted {
            return None;
        }
        let dg1 = open::<Dg1<'_>>(document, card);
        let state = dg1.as_ref().map(|dg1| dg1.mrz().issuing_state());
        let dg13 = open::<Dg13<'_>>(document, card);
        // Without EF.DG1 the issuing state is unknown, and with it the meaning of DG13.
        let content = dg13.zip(state).map(|(dg13, state)| dg13.content_of(state)).transpose();
        Some(Self {
            dg1,
            dg2: open(document, card),
            dg11: open(document, card),
            dg12: open(document, card),
            citizen: content.map(|it| it.as_ref().and_then(Dg13Content::citizen).copied()),
            at,
            signed_after: document.signer().map(|signer| signer.validity().not_before),
            longest_validity_years: document.policy().longest_validity_years(),
        })
    }

    /// The machine readable zone.
    pub(super) fn mrz(&self) -> Option<&Mrz<'d>> {
        self.dg1.as_ref().map(|dg1| dg1.mrz())
    }

    pub(super) const fn dg11(&self) -> Option<&Verified<Dg11<'d>>> {
        self.dg11.as_ref()
    }

    pub(super) const fn dg12(&self) -> Option<&Verified<Dg12<'d>>> {
        self.dg12.as_ref()
    }

    /// The details of a Vietnamese citizen.
    pub(super) fn citizen(&self) -> Option<&Citizen<'d>> {
        self.citizen.as_ref().ok()?.as_ref()
    }

    /// The error of a Vietnamese DG13 that has the signed hash.
    pub(super) fn citizen_error(&self) -> Option<ParseError> {
        self.citizen.as_ref().err().copied()
    }

    /// The time for which the document was verified.
    pub(super) const fn at(&self) -> UnixTime {
        self.at
    }

    /// The last day of validity in DG1, in the year that the check of the document's expiry took.
    pub(super) fn expiry(&self) -> Option<Expiry> {
        let expiry = self.mrz()?.date_of_expiry();
        expiry.resolve(self.signed_after.unwrap_or(self.at), self.longest_validity_years)
    }

    /// The image of the holder.
    pub(crate) fn portrait(&self) -> Option<FaceImage<'d>> {
        self.dg2.as_ref()?.face_image()
    }

    /// The width and height of the portrait in pixels, as the record around it says.
    pub(super) fn portrait_size(&self) -> Option<(u32, u32)> {
        match self.dg2.as_ref()?.face()? {
            FaceImageBlock::Iso19794(record) => {
                let image = record.first_image();
                Some((image.width.into(), image.height.into()))
            }
            FaceImageBlock::Iso39794(data) => {
                let size = data.representations().next()?.information?.size?;
                Some((size.width.into(), size.height.into()))
            }
            _ => None,
        }
    }

    /// The comparisons of the parts of a Vietnamese card.
    pub(super) fn comparisons(&self) -> Option<CrossChecks> {
        let citizen = self.citizen()?;
        Some(CrossChecks::of_chip(&CrossCheckReport::new(self.mrz(), Some(citizen), None)))
    }
}

fn open<'d, T: DataGroup<'d>>(document: &mut Document<'_>, card: &'d Card) -> Option<Verified<T>> {
    document.open(card.data_group(T::NUMBER)?).ok()
}
