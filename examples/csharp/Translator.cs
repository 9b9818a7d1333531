// Says the texts of the kiosk, and those of the library, in one language.
using System;
using System.Globalization;
using Idchip;

internal sealed class Translator
{
    public static readonly DateTime Epoch = new DateTime(1970, 1, 1);

    private readonly KioskLanguage language;

    public Translator(KioskLanguage language) { this.language = language; }

    // null if the kiosk does not speak the language.
    public static KioskLanguage? ParseLanguage(string name)
    {
        if (name == "en") return KioskLanguage.En;
        return name == "vi" ? KioskLanguage.Vi : (KioskLanguage?)null;
    }

    public static KioskLanguage LanguageOfSystem()
    {
        bool isVietnamese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi";
        return isVietnamese ? KioskLanguage.Vi : KioskLanguage.En;
    }

    // A text with values in its places.
    public string Say(KioskText text, params object[] values)
    {
        return string.Format(CultureInfo.InvariantCulture, KioskTexts.All[(int)language][(int)text], values);
    }

    // The text of a list that a number of the library chooses; the first one for numbers of later versions.
    public string Say(KioskText first, KioskText last, uint number)
    {
        return Say(number <= (uint)(last - first) ? first + (int)number : first);
    }

    public string Title(uint check) { return Say(KioskText.Title, KioskText.TitleLast, check); }

    // The meanings of a status, an error and a finding, which the library has.
    public string Message(Status status) { return Meaning(TextOf.Status, status.Code); }

    public string Message(ParseError error)
    {
        return Texts.Translate(LibraryLanguage, error) ?? Message(new Status(error.Kind));
    }

    public string Finding(uint number) { return Meaning(TextOf.Finding, number); }

    private Language LibraryLanguage => language == KioskLanguage.Vi ? Language.Vietnamese : Language.English;

    private string Meaning(TextOf of, uint number)
    {
        string text = Texts.Translate(LibraryLanguage, of, number, TextPart.Meaning);
        return text ?? Say(KioskText.UnknownNumber, number);
    }

    // A day such as 2026-11-01 as the language writes it. Any other text stays: a date may lack its day.
    public string Date(string iso)
    {
        bool isDay = DateTime.TryParseExact(
            iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day);
        return isDay ? Say(KioskText.Date, day.ToString("yyyy", CultureInfo.InvariantCulture),
            day.Month.ToString("00", CultureInfo.InvariantCulture),
            day.Day.ToString("00", CultureInfo.InvariantCulture)) : iso;
    }

    public string Date(long time)
    {
        return Date(Epoch.AddSeconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public string Sex(string sex)
    {
        if (sex == "M") return Say(KioskText.Male);
        return sex == "F" ? Say(KioskText.Female) : sex;
    }

    // The reason for the result of a check, with its evidence.
    public string Describe(Check check)
    {
        var status = new Status(check.Reason);
        if (status.IsOk && check.Evidence == Evidence.Limit) return Say(KioskText.Until, Date(check.Time));
        if (status.IsOk) return check.Evidence == Evidence.Anchor ? Say(KioskText.Anchor, check.Value + 1) : "";
        string reason = Message(status);
        switch (check.Evidence)
        {
            case Evidence.Anchor: return Say(KioskText.ReasonAnchor, reason, check.Value + 1);
            case Evidence.DataGroup: return Say(KioskText.ReasonDataGroup, reason, check.Value);
            case Evidence.Error: return Say(KioskText.ReasonDetail, reason, Message(check.Error));
            case Evidence.Finding: return Say(KioskText.ReasonDetail, reason, Finding(check.Value));
            case Evidence.Limit: return Say(KioskText.ReasonDate, reason, Date(check.Time));
            case Evidence.Length: return Say(KioskText.ReasonLength, reason, check.Value, check.Expected);
            case Evidence.Missing: return Say(KioskText.ReasonMissing, reason, check.Value, check.Expected);
            default: return reason;
        }
    }
}
