"""The native module."""

from typing import Optional, final

from .batch import ArrowArray, ArrowStream

def certificates(file: bytes, *, only_cscas: bool) -> list[bytes]: ...
def revocation_lists(file: bytes) -> list[bytes]: ...

@final
class Judge:
    def __new__(
        cls,
        *,
        anchors: list[bytes],
        crls: list[bytes],
        signers: list[bytes],
        policy: str,
        tolerate: list[str],
        refuse: list[str],
        require: list[str],
        at: int,
    ) -> Judge: ...
    def verify(self, files: dict[str, bytes], at: Optional[int]) -> Verification: ...
    def verify_batch(self, batch: ArrowArray, identifier: Optional[str], threads: int) -> ArrowArray: ...
    def verify_stream(self, batches: ArrowStream, identifier: Optional[str], threads: int) -> ArrowStream: ...

@final
class Verification:
    """The results for one card, without personal data. The names are those of the JSON of the command."""

    @property
    def verdict(self) -> str:
        """"accepted", "undetermined", "rejected" or "malformed"."""
    @property
    def at(self) -> int:
        """The time for which the card was verified, in seconds since 1970, UTC."""
    @property
    def decided_by(self) -> Optional[str]:
        """The check that keeps the card from being accepted."""
    @property
    def reason(self) -> Optional[str]:
        """The reason of that check."""
    @property
    def failed(self) -> list[str]:
        """The checks for which the card is rejected, the gravest first."""
    @property
    def checks(self) -> list[Check]:
        """Every check, in the order in which they are judged."""
    @property
    def data_groups(self) -> list[tuple[str, str]]:
        """The data groups that EF.SOD lists or that were given, each with its status."""
    @property
    def card_security(self) -> Optional[str]:
        """The verdict on EF.CardSecurity, if the card has it."""
    @property
    def findings(self) -> list[str]:
        """Deviations of the document and its signer's certificate from the standard."""
    @property
    def anchor_findings(self) -> list[str]:
        """Deviations of the anchor from the standard."""
    @property
    def state(self) -> Optional[str]:
        """The country in the signer's certificate; proved only if the check ds_signature is successful."""
    @property
    def signer(self) -> Optional[Certificate]: ...
    @property
    def anchor(self) -> Optional[Certificate]: ...
    @property
    def error(self) -> Optional[Malformed]:
        """The error for which the card is malformed."""

@final
class Check:
    """A check with its result under the policy, and the reason."""

    @property
    def name(self) -> str: ...
    @property
    def result(self) -> str: ...
    @property
    def reason(self) -> str: ...

@final
class Certificate:
    """What names a certificate."""

    @property
    def subject(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def country(self) -> Optional[str]: ...
    @property
    def serial_number(self) -> str: ...
    @property
    def fingerprint_sha256(self) -> str: ...
    @property
    def subject_key_identifier(self) -> Optional[str]: ...
    @property
    def authority_key_identifier(self) -> Optional[str]: ...

@final
class Malformed:
    """The error for which a card is malformed."""

    @property
    def kind(self) -> str: ...
    @property
    def offset(self) -> Optional[int]:
        """The byte in EF.SOD."""
    @property
    def message(self) -> str:
        """For people; the text may change."""
