// Every check and every rule, in the order of their codes. What is not listed here does not exist.
import type { Rule } from '../finding/rule.ts';
import { byCodeUnit } from '../text/source.ts';
import type { Check } from './check.ts';
import { addressDiffers } from './disagreement/address-differs.ts';
import { addressLeftOut } from './disagreement/address-left-out.ts';
import { hostnameClaimedTwice } from './disagreement/hostname-claimed-twice.ts';
import { hostnameDiffers } from './disagreement/hostname-differs.ts';
import { identityClaimedTwice } from './disagreement/identity-claimed-twice.ts';
import { identityDiffers } from './disagreement/identity-differs.ts';
import { pathDiffers } from './disagreement/path-differs.ts';
import { portDiffers } from './disagreement/port-differs.ts';
import { protocolDiffers } from './disagreement/protocol-differs.ts';
import { sharedAddress } from './disagreement/shared-address.ts';
import { sniDiffers } from './disagreement/sni-differs.ts';
import { staleIdentity } from './disagreement/stale-identity.ts';
import { usesBeyondGrant } from './disagreement/uses-beyond-grant.ts';
import { caseClash } from './change/case-clash.ts';
import { editedOverlay } from './change/edited-overlay.ts';
import { foreignFile } from './change/foreign-file.ts';
import { foreignResource } from './change/foreign-resource.ts';
import { leftoverOverlay } from './change/leftover-overlay.ts';
import { missingOverlay } from './change/missing-overlay.ts';
import { noBase } from './change/no-base.ts';
import { unapprovedAccess } from './change/unapproved-access.ts';
import { shallowClone } from './change/shallow-clone.ts';
import { unreadableBase } from './change/unreadable-base.ts';
import { badJournal } from './environment/bad-journal.ts';
import { badRecord } from './environment/bad-record.ts';
import { busy } from './environment/busy.ts';
import { cannotWrite } from './environment/cannot-write.ts';
import { editedAndUnneeded } from './environment/edited-and-unneeded.ts';
import { linkInTheWay } from './environment/link-in-the-way.ts';
import { notOurs } from './environment/not-ours.ts';
import { brokenHop } from './output/broken-hop.ts';
import { closedAccess } from './output/closed-access.ts';
import { internalError } from './output/internal-error.ts';
import { invalidManifest } from './output/invalid-manifest.ts';
import { notUnderstood } from './output/not-understood.ts';
import { openedAccess } from './output/opened-access.ts';
import { secondLockDiffers } from './output/second-lock-differs.ts';
import { agreementInInventory } from './reference/agreement-in-inventory.ts';
import { ambientNamespace } from './reference/ambient-namespace.ts';
import { egressRuleHidden } from './reference/egress-rule-hidden.ts';
import { emptySubset } from './reference/empty-subset.ts';
import { endedGrant } from './reference/ended-grant.ts';
import { endingGrant } from './reference/ending-grant.ts';
import { everyMethod } from './reference/every-method.ts';
import { exposedToNobody } from './reference/exposed-to-nobody.ts';
import { externalConsumption } from './reference/external-consumption.ts';
import { externalGrant } from './reference/external-grant.ts';
import { externalNameService } from './reference/external-name-service.ts';
import { externalWithAgreement } from './reference/external-with-agreement.ts';
import { gatewayDenied } from './reference/gateway-denied.ts';
import { headlessService } from './reference/headless-service.ts';
import { hiddenBySidecar } from './reference/hidden-by-sidecar.ts';
import { idlePattern } from './reference/idle-pattern.ts';
import { localServiceExists } from './reference/local-service-exists.ts';
import { missingGateway } from './reference/missing-gateway.ts';
import { missingNamespace } from './reference/missing-namespace.ts';
import { missingServicePort } from './reference/missing-service-port.ts';
import { missingService } from './reference/missing-service.ts';
import { missingStatement } from './reference/missing-statement.ts';
import { missingTrust } from './reference/missing-trust.ts';
import { notChecked } from './reference/not-checked.ts';
import { outsideTheMesh } from './reference/outside-the-mesh.ts';
import { plaintextWorkload } from './reference/plaintext-workload.ts';
import { portForBytes } from './reference/port-for-bytes.ts';
import { portSpeaksOtherwise } from './reference/port-speaks-otherwise.ts';
import { routeOnOurGateway } from './reference/route-on-our-gateway.ts';
import { ruleForLocalName } from './reference/rule-for-local-name.ts';
import { secondEntryForHost } from './reference/second-entry-for-host.ts';
import { secondGatewayObject } from './reference/second-gateway-object.ts';
import { secondGatewayPolicy } from './reference/second-gateway-policy.ts';
import { secondRouteForHost } from './reference/second-route-for-host.ts';
import { secondRuleForHost } from './reference/second-rule-for-host.ts';
import { serviceWithoutSelector } from './reference/service-without-selector.ts';
import { undeclaredProtocol } from './reference/undeclared-protocol.ts';
import { ungrantedConsumption } from './reference/ungranted-consumption.ts';
import { unknownCluster } from './reference/unknown-cluster.ts';
import { unknownExposure } from './reference/unknown-exposure.ts';
import { unreadableManifest } from './reference/unreadable-manifest.ts';
import { unusedGrant } from './reference/unused-grant.ts';
import { workloadBesideService } from './reference/workload-beside-service.ts';
import { workloadPortDiffers } from './reference/workload-port-differs.ts';
import { workloadWithoutPods } from './reference/workload-without-pods.ts';
import { absolutePath } from './shape/absolute-path.ts';
import { badAddress } from './shape/bad-address.ts';
import { badCaller } from './shape/bad-caller.ts';
import { badDay } from './shape/bad-day.ts';
import { badFilePath } from './shape/bad-file-path.ts';
import { badHostname } from './shape/bad-hostname.ts';
import { badIdentity } from './shape/bad-identity.ts';
import { badLabel } from './shape/bad-label.ts';
import { badName } from './shape/bad-name.ts';
import { badExpression } from './shape/bad-expression.ts';
import { badPath } from './shape/bad-path.ts';
import { badPolicyName } from './shape/bad-policy-name.ts';
import { badPort } from './shape/bad-port.ts';
import { badWeight } from './shape/bad-weight.ts';
import { badYaml } from './shape/bad-yaml.ts';
import { controlCharacter } from './shape/control-character.ts';
import { coveredGrant } from './shape/covered-grant.ts';
import { differingSubsets } from './shape/differing-subsets.ts';
import { differingWorkloads } from './shape/differing-workloads.ts';
import { doubtfulText } from './shape/doubtful-text.ts';
import { duplicateKey } from './shape/duplicate-key.ts';
import { emptyValue } from './shape/empty-value.ts';
import { fallibleExpression } from './shape/fallible-expression.ts';
import { fileTooLarge } from './shape/file-too-large.ts';
import { fixedSeverity } from './shape/fixed-severity.ts';
import { gatewayNameTaken } from './shape/gateway-name-taken.ts';
import { grpcIsPost } from './shape/grpc-is-post.ts';
import { httpOverTcp } from './shape/http-over-tcp.ts';
import { identityUnlikeHostname } from './shape/identity-unlike-hostname.ts';
import { ignoredFile } from './shape/ignored-file.ts';
import { inexpressible } from './shape/inexpressible.ts';
import { lapsedException } from './shape/lapsed-exception.ts';
import { localNameTaken } from './shape/local-name-taken.ts';
import { longServerName } from './shape/long-server-name.ts';
import { lookAlikePaths } from './shape/look-alike-paths.ts';
import { missingFile } from './shape/missing-file.ts';
import { missingKey } from './shape/missing-key.ts';
import { mixedAddresses } from './shape/mixed-addresses.ts';
import { mixedProtocols } from './shape/mixed-protocols.ts';
import { needlessException } from './shape/needless-exception.ts';
import { noAgreement } from './shape/no-agreement.ts';
import { noClusters } from './shape/no-clusters.ts';
import { notAChoice } from './shape/not-a-choice.ts';
import { notUtf8 } from './shape/not-utf8.ts';
import { outdatedObject } from './shape/outdated-object.ts';
import { overlappingGateways } from './shape/overlapping-gateways.ts';
import { overlappingPaths } from './shape/overlapping-paths.ts';
import { publicGatewaySelector } from './shape/public-gateway-selector.ts';
import { repeatedAddress } from './shape/repeated-address.ts';
import { repeatedValue } from './shape/repeated-value.ts';
import { setTwice } from './shape/set-twice.ts';
import { sharedSecret } from './shape/shared-secret.ts';
import { statedTwice } from './shape/stated-twice.ts';
import { systemNamespace } from './shape/system-namespace.ts';
import { tooDeep } from './shape/too-deep.ts';
import { tooMuchText } from './shape/too-much-text.ts';
import { unevenWeights } from './shape/uneven-weights.ts';
import { unknownCode } from './shape/unknown-code.ts';
import { unknownKey } from './shape/unknown-key.ts';
import { unknownPolicy } from './shape/unknown-policy.ts';
import { unreadableFile } from './shape/unreadable-file.ts';
import { unsupported } from './shape/unsupported.ts';
import { withoutEffect } from './shape/without-effect.ts';
import { wrongClusterName } from './shape/wrong-cluster-name.ts';
import { wrongKind } from './shape/wrong-kind.ts';
import { wrongType } from './shape/wrong-type.ts';
import { yamlAlias } from './shape/yaml-alias.ts';
import { yamlAnchor } from './shape/yaml-anchor.ts';
import { yamlDirective } from './shape/yaml-directive.ts';
import { yamlMergeKey } from './shape/yaml-merge-key.ts';
import { yamlTag } from './shape/yaml-tag.ts';
import { badSerial } from './trust/bad-serial.ts';
import { certificateOfACa } from './trust/certificate-of-a-ca.ts';
import { certificateOutOfDate } from './trust/certificate-out-of-date.ts';
import { disorderedChain } from './trust/disordered-chain.ts';
import { endingCertificate } from './trust/ending-certificate.ts';
import { impossibleIdentity } from './trust/impossible-identity.ts';
import { intermediateAsRoot } from './trust/intermediate-as-root.ts';
import { meshIdentity } from './trust/mesh-identity.ts';
import { missingIntermediate } from './trust/missing-intermediate.ts';
import { notACa } from './trust/not-a-ca.ts';
import { outlivesItsCa } from './trust/outlives-its-ca.ts';
import { privateKey } from './trust/private-key.ts';
import { refusedChain } from './trust/refused-chain.ts';
import { repeatedCa } from './trust/repeated-ca.ts';
import { repeatedSerial } from './trust/repeated-serial.ts';
import { selfSignedCertificate } from './trust/self-signed-certificate.ts';
import { serverNameTaken } from './trust/server-name-taken.ts';
import { sharedKey } from './trust/shared-key.ts';
import { sharedTrust } from './trust/shared-trust.ts';
import { unowned } from './trust/unowned.ts';
import { sniTaken } from './trust/sni-taken.ts';
import { unmarkedCa } from './trust/unmarked-ca.ts';
import { unreadableCertificate } from './trust/unreadable-certificate.ts';
import { unreadableTrust } from './trust/unreadable-trust.ts';
import { untrustedCertificate } from './trust/untrusted-certificate.ts';
import { unusableKey } from './trust/unusable-key.ts';
import { weakCaKey } from './trust/weak-ca-key.ts';
import { weakSignature } from './trust/weak-signature.ts';
import { wrongCertificate } from './trust/wrong-certificate.ts';
import { wrongUsage } from './trust/wrong-usage.ts';

/** What is found by looking at a federation. */
export const CHECKS: readonly Check[] = [
  unreadableFile, // MF1001
  fileTooLarge, // MF1002
  tooMuchText, // MF1003
  notUtf8, // MF1004
  controlCharacter, // MF1005
  badYaml, // MF1006
  tooDeep, // MF1007
  duplicateKey, // MF1008
  yamlAnchor, // MF1009
  yamlAlias, // MF1010
  yamlMergeKey, // MF1011
  yamlTag, // MF1012
  yamlDirective, // MF1013
  wrongKind, // MF1014
  unknownKey, // MF1015
  missingKey, // MF1016
  wrongType, // MF1017
  notAChoice, // MF1018
  emptyValue, // MF1019
  wrongClusterName, // MF1020
  noAgreement, // MF1021
  setTwice, // MF1022
  statedTwice, // MF1023
  badHostname, // MF1024
  badAddress, // MF1025
  badIdentity, // MF1026
  badPath, // MF1027
  badPort, // MF1028
  badName, // MF1029
  badLabel, // MF1030
  badDay, // MF1031
  badCaller, // MF1032
  badWeight, // MF1033
  badFilePath, // MF1034
  mixedAddresses, // MF1035
  missingFile, // MF1036
  unsupported, // MF1037
  ignoredFile, // MF1038
  overlappingPaths, // MF1039
  differingWorkloads, // MF1040
  repeatedAddress, // MF1041
  coveredGrant, // MF1042
  longServerName, // MF1043
  differingSubsets, // MF1044
  unevenWeights, // MF1045
  noClusters, // MF1046
  identityUnlikeHostname, // MF1047
  gatewayNameTaken, // MF1048
  overlappingGateways, // MF1049
  outdatedObject, // MF1050
  withoutEffect, // MF1051
  inexpressible, // MF1052
  httpOverTcp, // MF1053
  grpcIsPost, // MF1054
  lookAlikePaths, // MF1055
  publicGatewaySelector, // MF1056
  doubtfulText, // MF1057
  localNameTaken, // MF1058
  repeatedValue, // MF1059
  mixedProtocols, // MF1060
  sharedSecret, // MF1061
  absolutePath, // MF1062
  systemNamespace, // MF1063
  badPolicyName, // MF1080
  unknownCluster, // MF2001
  externalWithAgreement, // MF2002
  unknownExposure, // MF2003
  ungrantedConsumption, // MF2004
  endedGrant, // MF2005
  endingGrant, // MF2006
  unusedGrant, // MF2007
  externalGrant, // MF2008
  externalConsumption, // MF2009
  missingGateway, // MF2010
  missingTrust, // MF2011
  missingStatement, // MF2012
  notChecked, // MF2013
  exposedToNobody, // MF2014
  everyMethod, // MF2015
  idlePattern, // MF2030
  agreementInInventory, // MF2031
  unreadableManifest, // MF2032
  missingService, // MF2033
  missingServicePort, // MF2034
  portSpeaksOtherwise, // MF2035
  undeclaredProtocol, // MF2036
  externalNameService, // MF2037
  serviceWithoutSelector, // MF2038
  headlessService, // MF2039
  emptySubset, // MF2040
  workloadBesideService, // MF2041
  workloadWithoutPods, // MF2042
  workloadPortDiffers, // MF2043
  outsideTheMesh, // MF2044
  ambientNamespace, // MF2045
  missingNamespace, // MF2046
  plaintextWorkload, // MF2047
  gatewayDenied, // MF2048
  secondGatewayPolicy, // MF2049
  secondRuleForHost, // MF2050
  egressRuleHidden, // MF2051
  secondRouteForHost, // MF2052
  routeOnOurGateway, // MF2053
  secondEntryForHost, // MF2054
  hiddenBySidecar, // MF2055
  localServiceExists, // MF2056
  secondGatewayObject, // MF2057
  portForBytes, // MF2058
  ruleForLocalName, // MF2059
  hostnameDiffers, // MF3001
  sniDiffers, // MF3002
  portDiffers, // MF3003
  addressDiffers, // MF3004
  addressLeftOut, // MF3005
  identityDiffers, // MF3006
  staleIdentity, // MF3007
  pathDiffers, // MF3008
  protocolDiffers, // MF3009
  usesBeyondGrant, // MF3010
  hostnameClaimedTwice, // MF3011
  identityClaimedTwice, // MF3012
  sharedAddress, // MF3013
  privateKey, // MF4001
  unreadableTrust, // MF4002
  notACa, // MF4003
  unreadableCertificate, // MF4004
  wrongCertificate, // MF4005
  certificateOutOfDate, // MF4006
  unusableKey, // MF4007
  meshIdentity, // MF4008
  sharedTrust, // MF4009
  serverNameTaken, // MF4010
  untrustedCertificate, // MF4011
  missingIntermediate, // MF4012
  selfSignedCertificate, // MF4013
  refusedChain, // MF4014
  wrongUsage, // MF4015
  certificateOfACa, // MF4016
  weakSignature, // MF4017
  weakCaKey, // MF4018
  badSerial, // MF4019
  repeatedSerial, // MF4020
  impossibleIdentity, // MF4021
  endingCertificate, // MF4022
  outlivesItsCa, // MF4023
  disorderedChain, // MF4024
  repeatedCa, // MF4025
  intermediateAsRoot, // MF4026
  unmarkedCa, // MF4027
  sharedKey, // MF4028
  sniTaken, // MF4029
];

/** What the world, or the compiler itself, can get in the way with. */
export const OTHER_RULES: readonly Rule[] = [
  notOurs, // MF0001
  editedAndUnneeded, // MF0002
  linkInTheWay, // MF0003
  badRecord, // MF0004
  badJournal, // MF0005
  busy, // MF0006
  cannotWrite, // MF0007
  internalError, // MF5001
  invalidManifest, // MF5002
  openedAccess, // MF5003
  notUnderstood, // MF5004
  closedAccess, // MF5005
  secondLockDiffers, // MF5006
  brokenHop, // MF5007
  shallowClone, // MF6001
  noBase, // MF6002
  unreadableBase, // MF6003
  caseClash, // MF6004
  editedOverlay, // MF6020
  missingOverlay, // MF6021
  foreignFile, // MF6022
  foreignResource, // MF6023
  leftoverOverlay, // MF6024
  unapprovedAccess, // MF6040
  unowned, // MF4041
];

/** What a repository's own settings can be wrong about, seen beside all that the checks found. */
export const SETTINGS_RULES: readonly Rule[] = [
  unknownCode, // MF1070
  fixedSeverity, // MF1071
  lapsedException, // MF1072
  needlessException, // MF1073
];

/** What a repository's own policies can be wrong about, seen where they are understood. */
export const POLICY_RULES: readonly Rule[] = [
  unknownPolicy, // MF1081
  badExpression, // MF1082
  fallibleExpression, // MF1083
];

/** What can be found by looking at agreements and the rules beside them. */
export const JUDGED: readonly Rule[] = [...CHECKS, ...SETTINGS_RULES, ...POLICY_RULES];

/** All that a finding can be of. */
export const ALL_RULES: readonly Rule[] = [...OTHER_RULES, ...JUDGED].sort((a, b) => byCodeUnit(a.code, b.code));
