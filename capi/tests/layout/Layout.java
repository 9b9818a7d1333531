import com.sun.jna.Structure;
import idchip.IdchipNative;

/** As layout.c, of the binding in Java. */
public final class Layout {
    private Layout() {}

    private static void size(String name, Structure structure) {
        System.out.print(name + " " + structure.size() + "\n");
    }

    public static void main(String[] arguments) {
        size("active_authentication_key", new IdchipNative.RawKey());
        size("check", new IdchipNative.Check());
        size("citizen", new IdchipNative.RawCitizen());
        size("cross_checks", new IdchipNative.CrossChecks());
        size("face_image_extent", new IdchipNative.Extent());
        size("mrz", new IdchipNative.RawMrz());
        size("parse_error", new IdchipNative.ParseError());
        size("security_info", new IdchipNative.SecurityInfo());
        size("slice", new IdchipNative.Slice());
        size("verdict", new IdchipNative.Verdict());
    }
}
