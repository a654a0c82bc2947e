// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testcertificate.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace Belay {

namespace {

template <auto Free>
struct Freer
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;

QByteArray content(const Bio &bio)
{
    BUF_MEM *memory = nullptr;
    BIO_get_mem_ptr(bio.get(), &memory);
    return QByteArray(memory->data, static_cast<qsizetype>(memory->length));
}

void addExtension(X509 *certificate, int id, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value));
    X509_add_ext(certificate, extension.get(), -1);
}

} // namespace

TestCertificate TestCertificate::make()
{
    const std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Freer<X509_free>> certificate(X509_new());
    constexpr long version3 = 2;
    constexpr long aDay = 24L * 60 * 60;
    X509_set_version(certificate.get(), version3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -aDay);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), aDay);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const uchar *>("Belay test"), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate.get(), NID_subject_alt_name, "IP:127.0.0.1,IP:::1,DNS:localhost");
    X509_sign(certificate.get(), key.get(), EVP_sha256());

    const Bio keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    const Bio certificatePem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), certificate.get());
    return {QSslCertificate(content(certificatePem)), QSslKey(content(keyPem), QSsl::Ec)};
}

NetworkSettings TestCertificate::trustedFrom(const QString &directory) const
{
    NetworkSettings settings;
    settings.caFile = directory + QStringLiteral("/ca.pem");
    QFile file(settings.caFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(certificate.toPem()) <= 0) {
        qFatal("the CA file cannot be written");
    }
    return settings;
}

} // namespace Belay
