// As layout.c, of the binding in C#: built together with it.
using System;
using System.Runtime.InteropServices;
using Idchip;

internal static class Layout
{
    private static void Size<T>(string name) { Console.Write($"{name} {Marshal.SizeOf(typeof(T))}\n"); }

    private static void Main()
    {
        Size<RawKey>("active_authentication_key");
        Size<Check>("check");
        Size<RawCitizen>("citizen");
        Size<CrossChecks>("cross_checks");
        Size<Extent>("face_image_extent");
        Size<RawMrz>("mrz");
        Size<ParseError>("parse_error");
        Size<SecurityInfo>("security_info");
        Size<Slice>("slice");
        Size<Verdict>("verdict");
    }
}
