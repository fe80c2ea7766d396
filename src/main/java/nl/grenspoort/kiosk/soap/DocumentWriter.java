package nl.grenspoort.kiosk.soap;

import nl.grenspoort.kiosk.answer.DocumentAnswer;
import nl.grenspoort.kiosk.soap.wsdl.CheckDigit;
import nl.grenspoort.kiosk.soap.wsdl.CheckDigits;
import nl.grenspoort.kiosk.soap.wsdl.CheckOutcome;
import nl.grenspoort.kiosk.soap.wsdl.CheckedField;
import nl.grenspoort.kiosk.soap.wsdl.ChipCheck;
import nl.grenspoort.kiosk.soap.wsdl.ChipChecks;
import nl.grenspoort.kiosk.soap.wsdl.ChipResult;
import nl.grenspoort.kiosk.soap.wsdl.ChipVerdict;
import nl.grenspoort.kiosk.soap.wsdl.DocumentKind;
import nl.grenspoort.kiosk.soap.wsdl.InspectedDocument;
import nl.grenspoort.kiosk.soap.wsdl.Mrz;
import nl.grenspoort.kiosk.soap.wsdl.Sex;

/** An inspected document in the contract's types. */
final class DocumentWriter {
    private DocumentWriter() {}

    static InspectedDocument document(DocumentAnswer answer) {
        InspectedDocument document = new InspectedDocument();
        document.setKind(DocumentKind.fromValue(answer.kind()));
        if (answer.mrz() != null) {
            document.setMrz(mrz(answer.mrz()));
        }
        document.setChip(chip(answer.chip()));
        return document;
    }

    private static Mrz mrz(DocumentAnswer.MrzAnswer answer) {
        Mrz mrz = new Mrz();
        mrz.setFormat(answer.format());
        mrz.setCode(answer.code());
        mrz.setIssuer(answer.issuer());
        mrz.setSurname(XmlText.orNull(answer.surname()));
        mrz.setGivenNames(XmlText.orNull(answer.givenNames()));
        mrz.setNameMayBeTruncated(answer.nameMayBeTruncated());
        mrz.setNumber(answer.number());
        mrz.setNationality(answer.nationality());
        mrz.setBirth(answer.birth());
        mrz.setSex(Sex.fromValue(answer.sex()));
        if (answer.expiry() != null) {
            mrz.setExpiry(XmlText.date(answer.expiry()));
        }
        CheckDigits wrong = new CheckDigits();
        answer.wrongCheckDigits().forEach(digit -> wrong.getCheckDigit().add(checkDigit(digit)));
        mrz.setWrongCheckDigits(wrong);
        return mrz;
    }

    private static CheckDigit checkDigit(DocumentAnswer.CheckDigit answer) {
        CheckDigit digit = new CheckDigit();
        digit.setField(CheckedField.fromValue(answer.field()));
        digit.setLine(answer.line());
        digit.setPosition(answer.position());
        return digit;
    }

    private static ChipVerdict chip(DocumentAnswer.ChipAnswer answer) {
        ChipVerdict verdict = new ChipVerdict();
        verdict.setResult(ChipResult.fromValue(answer.result()));
        ChipChecks checks = new ChipChecks();
        answer.checks().forEach(check -> checks.getCheck().add(check(check)));
        verdict.setChecks(checks);
        verdict.setTrustListVersion(answer.trustListVersion());
        return verdict;
    }

    private static ChipCheck check(DocumentAnswer.ChipCheck answer) {
        ChipCheck check = new ChipCheck();
        check.setId(answer.id());
        check.setOutcome(CheckOutcome.fromValue(answer.outcome()));
        check.setReason(XmlText.of(answer.reason()));
        return check;
    }
}
