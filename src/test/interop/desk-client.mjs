// A desk in Node.js: Grenspoort's desk service by npm "soap", from its WSDL. Mutual TLS, WS-Addressing, X.509 signature.
import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {Agent} from 'node:https';
import soap from 'soap';

const WSA = 'http://www.w3.org/2005/08/addressing';
const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const ADDRESSING = ['wsa:Action', 'wsa:MessageID', 'wsa:To', 'wsa:From'];

export class Desk {
  /**
   * @param gateway its address, such as https://localhost:8443
   * @param certs folder with <tls>.crt, <tls>.key, <signing>.crt, <signing>.key and tls-ca.crt
   */
  static async connect(gateway, certs, {tls = 'desk-ams-01', signing = 'desk-ams-01-signing'} = {}) {
    const file = name => readFileSync(`${certs}/${name}`);
    const desk = new Desk();
    desk.tls = {cert: file(`${tls}.crt`), key: file(`${tls}.key`), ca: file('tls-ca.crt')};
    desk.signing = {cert: file(`${signing}.crt`), key: file(`${signing}.key`)};
    desk.client = await soap.createClientAsync(`${gateway}/ws/border-checks?wsdl`, {
      wsdl_options: {httpsAgent: new Agent(desk.tls)}, // for the WSDL and the schema it imports
    });
    desk.to = `${gateway}/ws/border-checks`;
    return desk;
  }

  /** One request; the answer, or an error with the problem that the fault holds. */
  async call(operation, request) {
    const action = `urn:grenspoort:contracts:desk:v1:${operation}`;
    const header = (name, value) => `<wsa:${name} xmlns:wsa="${WSA}">${value}</wsa:${name}>`;
    this.client.clearSoapHeaders();
    this.client.addSoapHeader(header('Action', action));
    this.client.addSoapHeader(header('MessageID', `urn:uuid:${randomUUID()}`));
    this.client.addSoapHeader(header('To', this.to));
    this.client.addSoapHeader(header('From', `<wsa:Address>https://desk.example/ams-01</wsa:Address>`));
    this.client.setSecurity(this.security());
    try {
      const [answer] = await this.client[`${operation}Async`](request);
      return answer;
    } catch (error) {
      const problem = error.root?.Envelope?.Body?.Fault?.detail?.problem;
      if (!problem) {
        throw error;
      }
      throw Object.assign(new Error(problem.title.en), {problem});
    }
  }

  /** The last answer as it came, to be verified. */
  get answer() {
    return this.client.lastResponse;
  }

  get request() {
    return this.client.lastRequest;
  }

  /** Signs anew for every message; a signature is good for one. */
  security() {
    const signature = new soap.WSSecurityCert(this.signing.key, this.signing.cert, '', {
      hasTimeStamp: true,
      signatureAlgorithm: RSA_SHA256,
      signatureTransformations: [C14N],
      additionalReferences: ADDRESSING,
      signerOptions: {idMode: 'wssecurity', prefix: 'ds', attrs: {Id: 'signature'}},
    });
    const tls = new soap.ClientSSLSecurity(this.tls.key, this.tls.cert, this.tls.ca);
    signature.addOptions = options => tls.addOptions(options);
    return signature;
  }
}

/** The machine-readable zone of a passport nobody holds: issuer UTO. */
export function specimenMrz(number) {
  const digit = text =>
    [...text].reduce((sum, c, i) => sum + [7, 3, 1][i % 3] * (c === '<' ? 0 : parseInt(c, 36)), 0) % 10;
  const dated = part => part + digit(part);
  const second = dated(number) + 'D<<' + dated('740812') + 'F' + dated('320415') + '<'.repeat(14) + '<';
  const checked = second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43);
  return ['P<UTOERIKSSON<<ANNA<MARIA'.padEnd(44, '<'), second + digit(checked)];
}
