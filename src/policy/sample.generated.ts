// Made by `npm run generate` from fixtures/bookinfo/agreements and policies/certificates; do not edit.

/** The day on which examples are compiled, unless they say another. */
export const SAMPLE_DAY = '2026-11-25';

/** By cluster, `spec` of its agreement. */
export const SAMPLE: Readonly<Record<string, unknown>> = {
  cluster1: {
    hostname: "c1.example.com",
    gateways: {
      egress: {
        identity: "spiffe://c1.example.com/istio-private-egressgateway",
        certificate: "certs/c1.example.com.crt",
      },
    },
    trust: [
      "certs/example.com.crt",
    ],
    peers: [
      {
        cluster: "cluster2",
        hostname: "c2.example.com",
        ingress: {
          addresses: [
            "203.0.113.10",
          ],
          port: 15443,
          identity: "spiffe://c2.example.com/istio-private-ingressgateway",
        },
      },
    ],
    consumes: [
      {
        as: {
          service: "ratings",
          namespace: "default",
          port: 9080,
        },
        from: [
          {
            cluster: "cluster2",
            exposure: "bookinfo/myratings/v1",
          },
        ],
      },
    ],
  },
  cluster2: {
    hostname: "c2.example.com",
    gateways: {
      ingress: {
        addresses: [
          "203.0.113.10",
        ],
        port: 15443,
        identity: "spiffe://c2.example.com/istio-private-ingressgateway",
        certificate: "certs/c2.example.com.crt",
      },
    },
    trust: [
      "certs/example.com.crt",
    ],
    peers: [
      {
        cluster: "cluster1",
        egress: {
          identity: "spiffe://c1.example.com/istio-private-egressgateway",
        },
      },
      {
        cluster: "cluster3",
        external: true,
        egress: {
          identity: "spiffe://c3.example.com/istio-private-egressgateway",
        },
      },
    ],
    exposes: [
      {
        service: "myratings",
        namespace: "bookinfo",
        port: 9080,
        subset: {
          name: "v1",
          labels: {
            version: "v1",
          },
        },
        to: [
          {
            cluster: "cluster1",
            methods: [
              "GET",
            ],
          },
        ],
      },
      {
        service: "httpbin",
        namespace: "bookinfo",
        port: 8000,
        to: [
          {
            cluster: "cluster3",
            methods: [
              "GET",
            ],
          },
        ],
      },
    ],
  },
};

/** By name: the file NAME.crt lies in the folder certs of every cluster. */
export const SAMPLE_CERTIFICATES: Readonly<Record<string, string>> = {
  "c1.example.com": "-----BEGIN CERTIFICATE-----\nMIICIDCCAcegAwIBAgIQWh1rHipOc33KiYwoPc6SDzAKBggqhkjOPQQDAjAtMRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xFDASBgNVBAMMC2V4YW1wbGUuY29tMCAXDTI2\nMDEwMTAwMDAwMFoYDzIxMjUxMjMxMjM1OTU5WjAwMRUwEwYDVQQKDAxleGFtcGxl\nIEluYy4xFzAVBgNVBAMMDmMxLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZI\nzj0DAQcDQgAEtYs3kXyFbD0HjLUrnwrEvbZXEPQRJrLeybhLX+7Zd1yL65zB27QT\nRdjD+37xNsyuDZ9LgaqoKwCPkIBvmPFv2qOBwzCBwDAMBgNVHRMBAf8EAjAAMA4G\nA1UdDwEB/wQEAwIHgDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAwIwHQYD\nVR0OBBYEFGCSbRjP2n9W7nhHZ8MqmzGccL64MB8GA1UdIwQYMBaAFELUXjJ40rmW\nuqpsia+RHeNL/uCNMEEGA1UdEQEB/wQ3MDWGM3NwaWZmZTovL2MxLmV4YW1wbGUu\nY29tL2lzdGlvLXByaXZhdGUtZWdyZXNzZ2F0ZXdheTAKBggqhkjOPQQDAgNHADBE\nAiA9DTlOdR91eJcnVmbiYhXP13TGpqGKP4To8H9isx1tbgIgXtFFCf5feiLGUAT8\nsopi3rA4ao48ukqChMtpx91zh1w=\n-----END CERTIFICATE-----\n",
  "example.com": "-----BEGIN CERTIFICATE-----\nMIIBvjCCAWOgAwIBAgIQWggocHIT3x7kAyLiuOn6tzAKBggqhkjOPQQDAjAtMRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xFDASBgNVBAMMC2V4YW1wbGUuY29tMCAXDTI2\nMDEwMTAwMDAwMFoYDzIxMjUxMjMxMjM1OTU5WjAtMRUwEwYDVQQKDAxleGFtcGxl\nIEluYy4xFDASBgNVBAMMC2V4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0D\nAQcDQgAE1MfONkyJdaSf2H6kSKMgh51LJ3leYCgKum0YVXPzuB0iGHMOqNa5oTDl\n3vEZ4ktqpMVbSa7heFvpIt3nbpz8/aNjMGEwDwYDVR0TAQH/BAUwAwEB/zAOBgNV\nHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFELUXjJ40rmWuqpsia+RHeNL/uCNMB8GA1Ud\nIwQYMBaAFELUXjJ40rmWuqpsia+RHeNL/uCNMAoGCCqGSM49BAMCA0kAMEYCIQDj\nWsJq7/chDPaiy9ms+H64FUWSzEmv6MFM7J8YNiNhGQIhAOS6HcJ7Jebi8pXJuNOp\nL06lapL1ALGfpFYFL2yqw+9m\n-----END CERTIFICATE-----\n",
  "c2.example.com": "-----BEGIN CERTIFICATE-----\nMIICIjCCAcigAwIBAgIQWjsh3K3SYUMdI4tTnuwbQzAKBggqhkjOPQQDAjAtMRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xFDASBgNVBAMMC2V4YW1wbGUuY29tMCAXDTI2\nMDEwMTAwMDAwMFoYDzIxMjUxMjMxMjM1OTU5WjAwMRUwEwYDVQQKDAxleGFtcGxl\nIEluYy4xFzAVBgNVBAMMDmMyLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZI\nzj0DAQcDQgAEOPHmrcV86/i/NqxyQnV/Auk5/X/yCapbK9L3XLoa2XfC3TAys4ik\nnA+1tOT0vlI8hbVVBmZp6ktAdIs5IKmA9KOBxDCBwTAMBgNVHRMBAf8EAjAAMA4G\nA1UdDwEB/wQEAwIHgDAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAwIwHQYD\nVR0OBBYEFA6s6l1aaUJvJs5ex45y0vsxrzm9MB8GA1UdIwQYMBaAFELUXjJ40rmW\nuqpsia+RHeNL/uCNMEIGA1UdEQEB/wQ4MDaGNHNwaWZmZTovL2MyLmV4YW1wbGUu\nY29tL2lzdGlvLXByaXZhdGUtaW5ncmVzc2dhdGV3YXkwCgYIKoZIzj0EAwIDSAAw\nRQIgcwzPIsu5MaZc+QilaO2s8clS6ORDEtd+o8cwVB2mNjgCIQCsveItLc3YTIv5\neDXrd2tEqhRUMz2enCP8KMoWi+Ee+g==\n-----END CERTIFICATE-----\n",
};
