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
  "ca-of-30-years": "-----BEGIN CERTIFICATE-----\nMIIBwjCCAWmgAwIBAgIQWgT7r55tbRNYzZ3v4sJatTAKBggqhkjOPQQDAjAxMRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGDAWBgNVBAMMD29sZC5leGFtcGxlLmNvbTAe\nFw0xNjAxMDEwMDAwMDBaFw00NjAxMDEwMDAwMDBaMDExFTATBgNVBAoMDGV4YW1w\nbGUgSW5jLjEYMBYGA1UEAwwPb2xkLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYI\nKoZIzj0DAQcDQgAENiPooILxyMPEZRtJKUbbIWx3ML+9BKaE8UeYFPOfg2VSRth1\nqj9B2XMXtkqmli9ytZvk6qiCrp1CY88zUZfC16NjMGEwDwYDVR0TAQH/BAUwAwEB\n/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFP1HetIAPtHBaKiDRyAPyi6u3B5E\nMB8GA1UdIwQYMBaAFP1HetIAPtHBaKiDRyAPyi6u3B5EMAoGCCqGSM49BAMCA0cA\nMEQCIArrN4TreMSmpR86WplV34W2+6lE1U/Tk3ZsHe3O3GOVAiBBd1wHSOBfrNYB\nrNesXmtk8spQ6YgKi29YbGkpmsUl0Q==\n-----END CERTIFICATE-----\n",
  "ca-rsa-2048": "-----BEGIN CERTIFICATE-----\nMIIDTzCCAjegAwIBAgIQWlO2PhqjYsSGeQv7mP2wQzANBgkqhkiG9w0BAQsFADAx\nMRUwEwYDVQQKDAxleGFtcGxlIEluYy4xGDAWBgNVBAMMD3JzYS5leGFtcGxlLmNv\nbTAeFw0yNjAxMDEwMDAwMDBaFw0zMTAxMDEwMDAwMDBaMDExFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEYMBYGA1UEAwwPcnNhLmV4YW1wbGUuY29tMIIBIjANBgkqhkiG\n9w0BAQEFAAOCAQ8AMIIBCgKCAQEArRhs7oofvbZ/RqMITHninfR/bJKQWpPKs2tG\n7YayiF+wfWBPX5Qq4lP+OM+NrLiMtA6uml4WndOs2BR8whVPw6dNKVyUN0Kl9OBC\nkCP3DDcT6QaZNH7VsRPlMVGwJYXjrlW3RFZ5vR0o5gsJPA2vJ4AIO+xzwOndiIy9\nTBysWTM6zxKBKjVow5NSEDhXMju411P9ZYyOZIq5n9g2jMN+vN1JSAxinOf3Q1K4\nDcypmWt2WKitT1AStIn8XkbqhdWjChMpD7cYi2DU8H50DyI1kb9w3ZOyQ7w9GtUz\nOrFrDNnE12YtHbB9Q7hNgtuJQeHXIkJLRnnoVtn+crT5nhYGEQIDAQABo2MwYTAP\nBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIBBjAdBgNVHQ4EFgQUTb4J9lH6\nbz506AE3iNXgmyTyllEwHwYDVR0jBBgwFoAUTb4J9lH6bz506AE3iNXgmyTyllEw\nDQYJKoZIhvcNAQELBQADggEBAEGPKcW9Hy70pPqEHMYh3MSKKKH0/XLXYTpJ/UFG\n3huvGZ8CJdDqw6OAsK4MDtmGQ5iUaXqh9fyVCsVrwh5mUKxImV9CYzC+nFkiRtRj\nMyzVIRYZO4FHb7XfHWLJodOasJ1plqZjv88XXsgmeGqXMtHkO89XonnNBMVBU0Fs\n8T37RxAJVsG1NUY86/MQ/N9iXwCfrxJlgmUC9mWYH0cDdwkprAIxEKkbyEgvw1IR\nuUr0CiH6OB6gXJzIRCB4ZsNmv/ASZtisrO9Yr5YgWLtwuAB8BKFEfAk/+y/Jk/RZ\nZk6Z7t/QPyfPZK8RJf0RIrqI00bVQ5XdGlQJFdQPvZAaD+g=\n-----END CERTIFICATE-----\n",
  "leaf-ending": "-----BEGIN CERTIFICATE-----\nMIICRjCCAcygAwIBAgIQWnDrnwuMDvCGFGoHHSglhzAKBggqhkjOPQQDAzA0MRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGzAZBgNVBAMMEnNhbXBsZS5leGFtcGxlLmNv\nbTAeFw0yNjExMDEwMDAwMDBaFw0yNjEyMDUwMDAwMDBaMDAxFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEXMBUGA1UEAwwOYzEuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB\nBggqhkjOPQMBBwNCAASzPp5hM9JGvX9vbulCUHVvL7GEf9FmaFBq1AtVH6HN2slt\niuiaeJwanCbS9g/jQE9w5cHsYVLNKwe15U2/O/R2o4HDMIHAMAwGA1UdEwEB/wQC\nMAAwDgYDVR0PAQH/BAQDAgeAMB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcD\nAjAdBgNVHQ4EFgQUP1JjScvYuSx34eZb3q4U4VVW6BUwHwYDVR0jBBgwFoAU22Ap\ny4wtzXwcIYCbCv+Q0ypBtZAwQQYDVR0RAQH/BDcwNYYzc3BpZmZlOi8vYzEuZXhh\nbXBsZS5jb20vaXN0aW8tcHJpdmF0ZS1lZ3Jlc3NnYXRld2F5MAoGCCqGSM49BAMD\nA2gAMGUCMQCyi2uhSND9fSFBjgZ/DXFKZ+6q/SUt8+qfiErSp5KtwXsrqilze+wb\nqsMJTeoX5IACMCLmS0g17WVOYKsBujdRkxqTrnLa0i/8YVS0GbYA1bl4cey3e4g8\nyGKoWgYmZ2sj/A==\n-----END CERTIFICATE-----\n",
  "leaf-of-2-years": "-----BEGIN CERTIFICATE-----\nMIICRzCCAcygAwIBAgIQWlVmJsp14T03XVBMJm+RkDAKBggqhkjOPQQDAzA0MRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGzAZBgNVBAMMEnNhbXBsZS5leGFtcGxlLmNv\nbTAeFw0yNjExMDEwMDAwMDBaFw0yODExMDEwMDAwMDBaMDAxFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEXMBUGA1UEAwwOYzEuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB\nBggqhkjOPQMBBwNCAAS+3nOI4vGrnTCYijzSYSiPlBnP/iLO2Q/YZBuLECadIuf7\n2NXmGh/TTPtlIj7HqwwIiHpwQacuxXuoJe/W4ovLo4HDMIHAMAwGA1UdEwEB/wQC\nMAAwDgYDVR0PAQH/BAQDAgeAMB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcD\nAjAdBgNVHQ4EFgQUiwwPNiltUbXr+PrpGky2KAGTpVMwHwYDVR0jBBgwFoAU22Ap\ny4wtzXwcIYCbCv+Q0ypBtZAwQQYDVR0RAQH/BDcwNYYzc3BpZmZlOi8vYzEuZXhh\nbXBsZS5jb20vaXN0aW8tcHJpdmF0ZS1lZ3Jlc3NnYXRld2F5MAoGCCqGSM49BAMD\nA2kAMGYCMQDRV73ZiiG0yXyOxpyWkAYYxD7W83k30fXdVooK0juZ0XSdlL4xcufX\npvk8rwsNX/wCMQCMvJ09+oPfLT0as/+lYgRO01kRFq9Sl1n4hfFNO85QvfNEbTFH\nKnUG/Dz35aLSw40=\n-----END CERTIFICATE-----\n",
  "leaf-of-90-days": "-----BEGIN CERTIFICATE-----\nMIICRjCCAcygAwIBAgIQWsI0ME0eUApU+tl7muhFyDAKBggqhkjOPQQDAzA0MRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGzAZBgNVBAMMEnNhbXBsZS5leGFtcGxlLmNv\nbTAeFw0yNjExMDEwMDAwMDBaFw0yNzAxMzAwMDAwMDBaMDAxFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEXMBUGA1UEAwwOYzEuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB\nBggqhkjOPQMBBwNCAATRND3xWo8cw6JDAy5d3SLu5ijQ02aVn/JKLXpqHl6GpqmH\nwgpvn3Ndd3eHCVs6KSsdQ5fzssd5YuFuKw7bn7j4o4HDMIHAMAwGA1UdEwEB/wQC\nMAAwDgYDVR0PAQH/BAQDAgeAMB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcD\nAjAdBgNVHQ4EFgQUGdJM9ZlHsgNNeF5Cm268Gm0eJJswHwYDVR0jBBgwFoAU22Ap\ny4wtzXwcIYCbCv+Q0ypBtZAwQQYDVR0RAQH/BDcwNYYzc3BpZmZlOi8vYzEuZXhh\nbXBsZS5jb20vaXN0aW8tcHJpdmF0ZS1lZ3Jlc3NnYXRld2F5MAoGCCqGSM49BAMD\nA2gAMGUCMQDaKQIjrVBgKcSBsdHzSrq5AileuAJBej2Y99eQp1Pp1ErS/aTgbgzq\nHpu5CLvoA5MCMCDOd1tXrv089FvmynoK7YYu6VpV7LdF7G0cFW58xWs51/+OF4sf\nbMotBZwYOgX0xA==\n-----END CERTIFICATE-----\n",
  "leaf-rsa-2048": "-----BEGIN CERTIFICATE-----\nMIIDETCCApegAwIBAgIQWjm0BRij7N32UjB/DK3/2DAKBggqhkjOPQQDAzA0MRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGzAZBgNVBAMMEnNhbXBsZS5leGFtcGxlLmNv\nbTAeFw0yNjExMDEwMDAwMDBaFw0yNzAxMzAwMDAwMDBaMDAxFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEXMBUGA1UEAwwOYzEuZXhhbXBsZS5jb20wggEiMA0GCSqGSIb3\nDQEBAQUAA4IBDwAwggEKAoIBAQCsqNn8OqKKiQpbmadFvvh3Z7uOOyz+JKcI1/HD\nnleXcWsNxRkssthO3DJ0dtwVaDCP+8LPV5lhi28+eCvImeIsB33ANQpOHTIjlde8\nNoAVgudOhSJm4Gblp52sciaksB/ZOgi/ifPnBfOEZ+eF6WEqwIPXUHVl/zK45zsN\n4ZRhdEdmgahaKyZCkCNH4fcwpIfIKB3WFEazACtTCIPoMyeziYk+n6pp6vh+7P0W\n4/RUklK1YCJ5IG06UitczvoncvxafW2yjSMN2XytJ0KNqnupSIpqAkY9/yQa1MQ/\nkkg6XJarDjFqYA2+F/ziNt8mb05MnTLVG6mRY/GYCR5jXPbRAgMBAAGjgcMwgcAw\nDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0lBBYwFAYIKwYBBQUH\nAwEGCCsGAQUFBwMCMB0GA1UdDgQWBBQdnSxyhObh3V3r5oNm26bpv9NWmzAfBgNV\nHSMEGDAWgBTbYCnLjC3NfBwhgJsK/5DTKkG1kDBBBgNVHREBAf8ENzA1hjNzcGlm\nZmU6Ly9jMS5leGFtcGxlLmNvbS9pc3Rpby1wcml2YXRlLWVncmVzc2dhdGV3YXkw\nCgYIKoZIzj0EAwMDaAAwZQIxAJmuT2KQSfZuz6kLY42DqxgBm2sovLnvD4zL4y/w\nfZl3tqvKtZ2+7XSkFAGBX1Q91QIwXFNwwASz9Dg2MLkzPj6fE5+baI5gkef7L0wX\naO61zrpto4lzeLdJeIg6fM0sYv21\n-----END CERTIFICATE-----\n",
  "leaf-secp384r1": "-----BEGIN CERTIFICATE-----\nMIICYzCCAemgAwIBAgIQWisqHxNQcf0vWtA1HodbbTAKBggqhkjOPQQDAzA0MRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGzAZBgNVBAMMEnNhbXBsZS5leGFtcGxlLmNv\nbTAeFw0yNjExMDEwMDAwMDBaFw0yNzAxMzAwMDAwMDBaMDAxFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEXMBUGA1UEAwwOYzEuZXhhbXBsZS5jb20wdjAQBgcqhkjOPQIB\nBgUrgQQAIgNiAAQqDssHws23gMIy/JDaNqESBe2LGwiUdWRfUa5TjU+uyemgqGU2\nDO+Lec8caOQeQA9Ah2Wqs0X0gZrpmmJwmFQ/AyzQ6WQqPbbs4pzNGuD/Gyeofhf8\nn8x3p8/DScClefujgcMwgcAwDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCB4Aw\nHQYDVR0lBBYwFAYIKwYBBQUHAwEGCCsGAQUFBwMCMB0GA1UdDgQWBBS/51X2VzUw\n4t5c7jQUwEW3w+asIjAfBgNVHSMEGDAWgBTbYCnLjC3NfBwhgJsK/5DTKkG1kDBB\nBgNVHREBAf8ENzA1hjNzcGlmZmU6Ly9jMS5leGFtcGxlLmNvbS9pc3Rpby1wcml2\nYXRlLWVncmVzc2dhdGV3YXkwCgYIKoZIzj0EAwMDaAAwZQIwPlOEXODoyBJD4H0K\n23O6mJZFeNeDmzfOzyX6/mEskbOWBQOCcK0+TgOyYwyZovh4AjEAzpjUidDa7ucz\nHF3FmKkNteecUQyNc13nzhaadikgral7NVE3rejzJJ2EsUuxUoKM\n-----END CERTIFICATE-----\n",
  "leaf-with-dns": "-----BEGIN CERTIFICATE-----\nMIICZDCCAeugAwIBAgIQWlDA+WDFDDT9/8j7IT6dcDAKBggqhkjOPQQDAzA0MRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGzAZBgNVBAMMEnNhbXBsZS5leGFtcGxlLmNv\nbTAeFw0yNjExMDEwMDAwMDBaFw0yNzAxMzAwMDAwMDBaMDAxFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEXMBUGA1UEAwwOYzEuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB\nBggqhkjOPQMBBwNCAARlF5DI9BCd995wY0tlUNkmmAkwCikoMkDz120DcZNRZA0j\nfZgWd3Z8T4A0DJx1EB1FPCm4t0yyqiG9ezSAFgq+o4HiMIHfMAwGA1UdEwEB/wQC\nMAAwDgYDVR0PAQH/BAQDAgeAMB0GA1UdJQQWMBQGCCsGAQUFBwMBBggrBgEFBQcD\nAjAdBgNVHQ4EFgQUG08h2UEAwWdclUwCAIIzeAzvpLAwHwYDVR0jBBgwFoAU22Ap\ny4wtzXwcIYCbCv+Q0ypBtZAwYAYDVR0RAQH/BFYwVIYzc3BpZmZlOi8vYzEuZXhh\nbXBsZS5jb20vaXN0aW8tcHJpdmF0ZS1lZ3Jlc3NnYXRld2F5gg5jMS5leGFtcGxl\nLmNvbYINKi5leGFtcGxlLmNvbTAKBggqhkjOPQQDAwNnADBkAjA3400mwff6TkWk\ny+wd+eRQ1hsN62QSr2oTj5ZzI1VbDy4pOeBmkV3hfTi/5d3DsscCMG76fm24v0Rs\n0JVmAXXWt10yyOj0fzOLvTWfl98OseBeP4vHBp/7eDRWYYqWmF6ktQ==\n-----END CERTIFICATE-----\n",
  "sample-ca": "-----BEGIN CERTIFICATE-----\nMIICBjCCAYygAwIBAgIQWrAgiDWhy2R/En6butpwVzAKBggqhkjOPQQDAzA0MRUw\nEwYDVQQKDAxleGFtcGxlIEluYy4xGzAZBgNVBAMMEnNhbXBsZS5leGFtcGxlLmNv\nbTAeFw0yNjAxMDEwMDAwMDBaFw0zMTAxMDEwMDAwMDBaMDQxFTATBgNVBAoMDGV4\nYW1wbGUgSW5jLjEbMBkGA1UEAwwSc2FtcGxlLmV4YW1wbGUuY29tMHYwEAYHKoZI\nzj0CAQYFK4EEACIDYgAEl2/wbco6TvQnTvKkLjz4ITPwGgJ4i95LlBhFrzB4Fwp1\nKPH1FoC2FQfWNpKLM88DouvPPmKy8gYmlTwqwf8iZP44RRGELewV3M77MYYHZ2kC\nRHCm6S7LiSwSQ5Kqpxmmo2MwYTAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQE\nAwIBBjAdBgNVHQ4EFgQU22Apy4wtzXwcIYCbCv+Q0ypBtZAwHwYDVR0jBBgwFoAU\n22Apy4wtzXwcIYCbCv+Q0ypBtZAwCgYIKoZIzj0EAwMDaAAwZQIweWsuXW+Ilfju\ni8pUIwh7GDzfGwefHDLewBWMpWC3Xp5RDf6Pvt0f8K4yvWltbx5GAjEA+HONpPku\nCV4aQ3+JdmmXb70u84k6gErO8V6I485rK40QWE4aAKoylLW754mirAoE\n-----END CERTIFICATE-----\n",
};
