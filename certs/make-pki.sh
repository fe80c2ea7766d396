#!/bin/sh
# Makes keys and certificates that are not the demo's: two certification authorities of your own, everything the gateway
# needs, and the terminals and systems around it. For a rehearsal of production, for an acceptance environment, for tests.
# Needs openssl 3 and nothing else. Numbers are of nobody: they fail the check that a real one passes. certs/README.md
# says what each file is for.
#
#   certs/make-pki.sh new FOLDER [HOST]                    all of it; HOST is the name in the servers' certificates
#   certs/make-pki.sh issue FOLDER NAME KIND OIN [HOST]    one more, or a new one under a name that is there;
#                                                          KIND: server, client, signing, encryption
#   certs/make-pki.sh revoke FOLDER NAME                   and makes new CRLs
#   certs/make-pki.sh crl FOLDER                           new CRLs, valid as long again
#   certs/make-pki.sh pkcs12 FOLDER                        gateway/keys.p12 of the keys in gateway/, and its password
#
# GRENSPOORT_PKI_DAYS: how long certificates are valid (730). GRENSPOORT_CRL_DAYS: how long CRLs are (7).
set -eu
umask 077

days=${GRENSPOORT_PKI_DAYS:-730}
crl_days=${GRENSPOORT_CRL_DAYS:-7}
organisation='Example Border Police'

fail() {
    echo "$1" >&2
    exit 2
}

usage() {
    sed -n '2,/^set -eu/s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

# Runs openssl; its words are shown only when it fails, and never a key.
quietly() {
    openssl "$@" 2>"$pki/ca/last-error" || {
        cat "$pki/ca/last-error" >&2
        fail "openssl $1 failed."
    }
    rm -f "$pki/ca/last-error"
}

# The configuration of one authority, tls or signing.
configuration() {
    cat >"$pki/ca/$1/openssl.cnf" <<END
[ca]
default_ca = this
[this]
database = $pki/ca/$1/issued
new_certs_dir = $pki/ca/$1/certificates
certificate = $pki/ca/$1/ca.crt
private_key = $pki/ca/$1/ca.key
crlnumber = $pki/ca/$1/crlnumber
rand_serial = yes
unique_subject = no
default_md = sha256
default_crl_days = $crl_days
default_days = $days
policy = any
crl_extensions = crl
[any]
countryName = supplied
organizationName = supplied
serialNumber = supplied
commonName = supplied
[req]
distinguished_name = none
[none]
[authority]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[crl]
authorityKeyIdentifier = keyid:always
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = \${ENV::GRENSPOORT_PKI_SAN}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[client]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[signing]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[encryption]
basicConstraints = critical,CA:FALSE
keyUsage = critical,keyEncipherment
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
END
}

p256() {
    quietly genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:named_curve -out "$1"
}

authority() {
    mkdir -p "$pki/ca/$1/certificates"
    : >"$pki/ca/$1/issued"
    echo 01 >"$pki/ca/$1/crlnumber"
    configuration "$1"
    p256 "$pki/ca/$1/ca.key"
    quietly req -new -x509 -config "$pki/ca/$1/openssl.cnf" -extensions authority -days "$((days * 5))" -sha256 \
        -key "$pki/ca/$1/ca.key" -subj "/C=NL/O=$organisation/CN=$2" -out "$pki/ca/$1/ca.crt"
    for place in gateway peers; do
        cp "$pki/ca/$1/ca.crt" "$pki/$place/$1-ca.crt"
    done
}

issuer() {
    case "$1" in
        server | client) echo tls ;;
        signing | encryption) echo signing ;;
        *) fail "KIND is server, client, signing or encryption, not $1." ;;
    esac
}

place() {
    case "$1" in
        gateway-*) echo gateway ;;
        *) echo peers ;;
    esac
}

# issue NAME KIND OIN HOST
issue() {
    by=$(issuer "$2")
    to=$pki/$(place "$1")/$1
    case "$4" in
        *[!0-9.]*) names="DNS:$4" ;;
        *) names="IP:$4" ;;
    esac
    GRENSPOORT_PKI_SAN="$names,DNS:localhost,IP:127.0.0.1"
    export GRENSPOORT_PKI_SAN
    configuration "$by"
    case "$by" in
        tls) p256 "$to.key.new" ;;
        signing) quietly genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$to.key.new" ;;
    esac
    quietly req -new -config "$pki/ca/$by/openssl.cnf" -key "$to.key.new" \
        -subj "/C=NL/O=$organisation/serialNumber=$3/CN=$1" -out "$pki/ca/request"
    quietly ca -batch -notext -preserveDN -config "$pki/ca/$by/openssl.cnf" -extensions "$2" \
        -in "$pki/ca/request" -out "$to.crt.new"
    rm -f "$pki/ca/request"
    # each replaced as a whole: who reads meanwhile sees the old or the new one
    mv "$to.key.new" "$to.key"
    mv "$to.crt.new" "$to.crt"
}

# expired NAME OIN: a certificate that ran out, of the same key, for the simulated systems' mode CERTIFICATE_EXPIRED
expired() {
    quietly req -new -config "$pki/ca/signing/openssl.cnf" -key "$pki/peers/$1.key" \
        -subj "/C=NL/O=$organisation/serialNumber=$2/CN=$1" -out "$pki/ca/request"
    quietly ca -batch -notext -preserveDN -config "$pki/ca/signing/openssl.cnf" -extensions signing \
        -startdate 20240101000000Z -enddate 20240201000000Z -in "$pki/ca/request" -out "$pki/peers/$1-expired.crt"
    rm -f "$pki/ca/request"
    cp "$pki/peers/$1.key" "$pki/peers/$1-expired.key"
}

crls() {
    mkdir -p "$pki/gateway/crl"
    for by in tls signing; do
        GRENSPOORT_PKI_SAN=DNS:localhost
        export GRENSPOORT_PKI_SAN
        configuration "$by"
        quietly ca -gencrl -config "$pki/ca/$by/openssl.cnf" -out "$pki/gateway/crl/$by-ca.crl.new"
        mv "$pki/gateway/crl/$by-ca.crl.new" "$pki/gateway/crl/$by-ca.crl"
    done
}

random() {
    openssl rand -base64 32 | tr -d '\n' >"$1"
}

# A country signing authority and a document signer, to sign specimen chips with.
documents() {
    mkdir -p "$pki/csca"
    p256 "$pki/ca/csca.key"
    quietly req -new -x509 -config "$pki/ca/tls/openssl.cnf" -extensions authority -days 3650 -sha256 \
        -key "$pki/ca/csca.key" -subj "/C=UT/O=Utopia/CN=Example CSCA" -out "$pki/csca/csca.crt"
    p256 "$pki/peers/document-signer.key"
    quietly req -new -config "$pki/ca/tls/openssl.cnf" -key "$pki/peers/document-signer.key" \
        -subj "/C=UT/O=Utopia/CN=Example document signer" -out "$pki/ca/request"
    quietly x509 -req -in "$pki/ca/request" -CA "$pki/csca/csca.crt" -CAkey "$pki/ca/csca.key" -days 3650 -sha256 \
        -extfile "$pki/ca/documents.cnf" -extensions documents -out "$pki/peers/document-signer.crt"
    rm -f "$pki/ca/request" "$pki/ca/"*.srl "$pki/csca/"*.srl
}

new() {
    [ ! -e "$pki" ] || fail "$pki is there already; choose a folder that is not."
    # whole or not at all
    trap 'rm -rf "$pki"' EXIT
    mkdir -p "$pki/ca" "$pki/gateway" "$pki/peers"
    GRENSPOORT_PKI_SAN=DNS:localhost
    export GRENSPOORT_PKI_SAN
    authority tls 'Example TLS CA'
    authority signing 'Example signing CA'
    printf '[documents]\nbasicConstraints = critical,CA:FALSE\nkeyUsage = critical,digitalSignature\n%s\n' \
        'authorityKeyIdentifier = keyid:always' >"$pki/ca/documents.cnf"

    gateway=00000001999990100000
    issue gateway-server server "$gateway" "$1"
    issue gateway-client client "$gateway" "$1"
    issue gateway-signing signing "$gateway" "$1"
    issue gateway-encryption encryption "$gateway" "$1"

    issue kiosk-ams-01 client 00000001999990001000 "$1"
    issue e-gate-ams-01 client 00000001999990002000 "$1"
    issue desk-ams-01 client 00000001999990003000 "$1"
    issue desk-ams-01-signing signing 00000001999990003000 "$1"
    issue mobile-ams-01 client 00000001999990004000 "$1"
    issue carrier-01 client 00000001999990005000 "$1"
    issue carrier-01-signing signing 00000001999990005000 "$1"
    issue integrator-a client 00000001999990006000 "$1"
    issue integrator-a-signing signing 00000001999990006000 "$1"
    issue stranger client 00000001999990009000 "$1"

    number=21
    for system in sis ees etias vis ecris-tcn eurodac cir-mid sltd national-register esp; do
        issue "simulator-$system" server "000000019999900${number}000" "$1"
        issue "$system-signing" signing "000000019999900${number}000" "$1"
        expired "$system-signing" "000000019999900${number}000"
        number=$((number + 1))
    done
    issue simulator-spare server 00000001999990099000 "$1"
    issue spare-signing signing 00000001999990099000 "$1"
    expired spare-signing 00000001999990099000

    crls
    random "$pki/gateway/sealing.key"
    random "$pki/gateway/database.secret"
    random "$pki/peers/simulator-admin.secret"
    # the simulated systems look up whom they belong to
    cp "$pki/gateway/gateway-signing.crt" "$pki/peers/gateway-signing.crt"
    documents
    trap - EXIT
    echo "Made $pki: gateway/ (for the gateway), peers/ (terminals and systems), csca/, ca/ (keep it elsewhere)."
}

revoke() {
    certificate=$pki/$(place "$1")/$1.crt
    [ -f "$certificate" ] || fail "There is no $certificate."
    GRENSPOORT_PKI_SAN=DNS:localhost
    export GRENSPOORT_PKI_SAN
    case "$(openssl x509 -noout -issuer -in "$certificate")" in
        *'Example TLS CA'*) by=tls ;;
        *) by=signing ;;
    esac
    configuration "$by"
    quietly ca -config "$pki/ca/$by/openssl.cnf" -revoke "$certificate"
    crls
    echo "Revoked $1; new CRLs are in $pki/gateway/crl."
}

# One store with an entry for each key. openssl writes one entry a store, so keytool puts them together.
pkcs12() {
    command -v keytool >/dev/null || fail "This needs keytool, which comes with the JDK."
    random "$pki/gateway/keys.password"
    rm -f "$pki/gateway/keys.p12.new"
    for name in gateway-server gateway-client gateway-signing gateway-encryption; do
        quietly pkcs12 -export -name "$name" -inkey "$pki/gateway/$name.key" -in "$pki/gateway/$name.crt" \
            -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256 -passout "file:$pki/gateway/keys.password" \
            -out "$pki/ca/one.p12"
        keytool -importkeystore -noprompt -srcstoretype PKCS12 -deststoretype PKCS12 \
            -srckeystore "$pki/ca/one.p12" -srcstorepass:file "$pki/gateway/keys.password" \
            -destkeystore "$pki/gateway/keys.p12.new" -deststorepass:file "$pki/gateway/keys.password" \
            >"$pki/ca/last-error" 2>&1 || {
            cat "$pki/ca/last-error" >&2
            fail "keytool failed."
        }
        rm -f "$pki/ca/one.p12" "$pki/ca/last-error"
    done
    mv "$pki/gateway/keys.p12.new" "$pki/gateway/keys.p12"
    echo "Made $pki/gateway/keys.p12; its password is in keys.password beside it."
}

[ $# -ge 2 ] || usage
command=$1
# openssl's configuration names files in full
case "$2" in
    /*) pki=$2 ;;
    *) pki=$(pwd)/$2 ;;
esac
[ "$command" = new ] || [ -d "$pki/ca" ] || fail "$pki was not made by this script: it has no folder ca."
case "$command" in
    new) new "${3:-localhost}" ;;
    issue)
        [ $# -ge 5 ] || usage
        issue "$3" "$4" "$5" "${6:-localhost}"
        ;;
    revoke)
        [ $# -eq 3 ] || usage
        revoke "$3"
        ;;
    crl) crls ;;
    pkcs12) pkcs12 ;;
    *) usage ;;
esac
