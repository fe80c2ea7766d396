package nl.grenspoort.document;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Elliptic curves that travel documents use. A certificate may spell its curve out instead of
 * naming it (ICAO 9303-12, 7.1 demands just that of CSCAs that use ECDSA, and many document signers
 * do it too). Such parameters are accepted only where <em>every</em> one of them is that of a known
 * curve: a curve with a base point of the forger's choosing makes any key fit (CVE-2020-0601). It
 * also spares testing a stranger's numbers for primality.
 */
final class EcCurves {
    private static final List<Curve> CURVES =
            List.of(
                    curve("secp256r1"),
                    curve("secp384r1"),
                    curve("secp521r1"),
                    curve("secp224r1"),
                    curve("secp192r1"),
                    curve("secp256k1"),
                    curve("brainpoolP256r1"),
                    curve("brainpoolP384r1"),
                    curve("brainpoolP512r1"),
                    curve("brainpoolP320r1"),
                    curve("brainpoolP224r1"),
                    curve("brainpoolP192r1"),
                    curve("brainpoolP160r1"),
                    curve("brainpoolP256t1"),
                    curve("brainpoolP384t1"),
                    curve("brainpoolP512t1"),
                    curve("brainpoolP320t1"),
                    curve("brainpoolP224t1"),
                    curve("FRP256v1"));

    private EcCurves() {}

    /**
     * The curve that an {@code ECParameters} of a public key names or spells out; null when it is
     * none of ours.
     */
    static @Nullable Curve of(@Nullable ASN1Encodable parameters) {
        if (parameters instanceof ASN1ObjectIdentifier oid) {
            return CURVES.stream().filter(curve -> curve.oid.equals(oid)).findFirst().orElse(null);
        }
        return parameters instanceof ASN1Sequence spelled ? matching(spelled) : null;
    }

    /** {@code SpecifiedECDomain} of X9.62: version, field, curve, base, order, cofactor. */
    private static @Nullable Curve matching(ASN1Sequence spelled) {
        ASN1Sequence field = ASN1Sequence.getInstance(spelled.getObjectAt(1));
        if (!X9ObjectIdentifiers.prime_field.equals(field.getObjectAt(0))) {
            return null;
        }
        BigInteger prime = positive(field.getObjectAt(1));
        ASN1Sequence equation = ASN1Sequence.getInstance(spelled.getObjectAt(2));
        BigInteger a = new BigInteger(1, octets(equation.getObjectAt(0)));
        BigInteger b = new BigInteger(1, octets(equation.getObjectAt(1)));
        byte[] base = octets(spelled.getObjectAt(3));
        BigInteger order = positive(spelled.getObjectAt(4));
        for (Curve curve : CURVES) {
            X9ECParameters known = curve.parameters;
            if (known.getCurve().getField().getCharacteristic().equals(prime)
                    && known.getCurve().getA().toBigInteger().equals(a)
                    && known.getCurve().getB().toBigInteger().equals(b)
                    && known.getN().equals(order)
                    && (Arrays.equals(base, known.getG().getEncoded(false))
                            || Arrays.equals(base, known.getG().getEncoded(true)))
                    && (spelled.size() < 6
                            || positive(spelled.getObjectAt(5)).equals(known.getH()))) {
                return curve;
            }
        }
        return null;
    }

    private static BigInteger positive(ASN1Encodable integer) {
        return ASN1Integer.getInstance(integer).getValue();
    }

    private static byte[] octets(ASN1Encodable string) {
        return ASN1OctetString.getInstance(string).getOctets();
    }

    private static Curve curve(String name) {
        // Bouncy Castle's own arithmetic for a curve, where it has one, is the faster
        X9ECParameters custom = CustomNamedCurves.getByName(name);
        return new Curve(
                name,
                ECNamedCurveTable.getOID(name),
                custom != null ? custom : ECNamedCurveTable.getByName(name));
    }

    /** A named curve. */
    record Curve(String name, ASN1ObjectIdentifier oid, X9ECParameters parameters) {}
}
