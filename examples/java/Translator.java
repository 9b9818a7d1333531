import idchip.Idchip;
import idchip.IdchipNative;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Says the texts of the kiosk, and those of the library, in one language. */
final class Translator {
    private final int language;

    /** Takes a language of {@link KioskTexts}. */
    Translator(int language) {
        this.language = language;
    }

    /** The language of this name, or -1. */
    static int parseLanguage(String name) {
        return switch (name) {
            case "en" -> KioskTexts.EN;
            case "vi" -> KioskTexts.VI;
            default -> -1;
        };
    }

    static int languageOfSystem() {
        String language = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
        return language.equals("vi") ? KioskTexts.VI : KioskTexts.EN;
    }

    /** A text with values in its places. */
    String say(int text, Object... values) {
        return String.format(Locale.ROOT, KioskTexts.ALL[language][text], values);
    }

    /** The text of a list that a number of the library chooses; the first one for numbers of later versions. */
    String number(int first, int last, int number) {
        return say(number >= 0 && number <= last - first ? first + number : first);
    }

    String title(int check) {
        return number(KioskTexts.TITLE, KioskTexts.TITLE_LAST, check);
    }

    /** The meaning of a status, which the library has. */
    String message(Idchip.Status status) {
        return meaning(Idchip.TextOf.STATUS, status.code());
    }

    String message(IdchipNative.ParseError error) {
        return Idchip.translate(libraryLanguage(), error).orElseGet(() -> message(new Idchip.Status(error.kind)));
    }

    String finding(int number) {
        return meaning(Idchip.TextOf.FINDING, number);
    }

    private Idchip.Language libraryLanguage() {
        return language == KioskTexts.VI ? Idchip.Language.VIETNAMESE : Idchip.Language.ENGLISH;
    }

    private String meaning(Idchip.TextOf of, int number) {
        return Idchip.translate(libraryLanguage(), of, number, Idchip.TextPart.MEANING)
                .orElseGet(() -> say(KioskTexts.UNKNOWN_NUMBER, number));
    }

    String date(LocalDate day) {
        String year = String.format(Locale.ROOT, "%04d", day.getYear());
        String month = String.format(Locale.ROOT, "%02d", day.getMonthValue());
        return say(KioskTexts.DATE, year, month, String.format(Locale.ROOT, "%02d", day.getDayOfMonth()));
    }

    /** A day such as 2026-11-01 as the language writes it. Any other text stays: a date may lack its day. */
    String date(String iso) {
        try {
            return date(LocalDate.parse(iso));
        } catch (DateTimeParseException other) {
            return iso;
        }
    }

    String date(long time) {
        return date(Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC).toLocalDate());
    }

    String sex(String sex) {
        return switch (sex) {
            case "M" -> say(KioskTexts.MALE);
            case "F" -> say(KioskTexts.FEMALE);
            default -> sex;
        };
    }

    /** The reason for the result of a check, with its evidence. */
    String describe(IdchipNative.Check check) {
        Idchip.Status status = new Idchip.Status(check.reason);
        if (status.isOk()) {
            return switch (check.evidence) {
                case Idchip.EVIDENCE_LIMIT -> say(KioskTexts.UNTIL, date(check.time));
                case Idchip.EVIDENCE_ANCHOR -> say(KioskTexts.ANCHOR, check.value + 1);
                default -> "";
            };
        }
        String reason = message(status);
        return switch (check.evidence) {
            case Idchip.EVIDENCE_ANCHOR -> say(KioskTexts.REASON_ANCHOR, reason, check.value + 1);
            case Idchip.EVIDENCE_DATA_GROUP -> say(KioskTexts.REASON_DATA_GROUP, reason, check.value);
            case Idchip.EVIDENCE_ERROR -> say(KioskTexts.REASON_DETAIL, reason, message(check.error));
            case Idchip.EVIDENCE_FINDING -> say(KioskTexts.REASON_DETAIL, reason, finding(check.value));
            case Idchip.EVIDENCE_LIMIT -> say(KioskTexts.REASON_DATE, reason, date(check.time));
            case Idchip.EVIDENCE_LENGTH -> say(KioskTexts.REASON_LENGTH, reason, check.value, check.expected);
            case Idchip.EVIDENCE_MISSING -> say(KioskTexts.REASON_MISSING, reason, check.value, check.expected);
            default -> reason;
        };
    }
}
