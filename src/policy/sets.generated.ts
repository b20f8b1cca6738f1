// Made by `npm run generate` from policies/; do not edit.
import type { PolicySet, PolicyTexts } from '../model/policy.ts';

export const SETS: Readonly<Record<PolicySet, readonly PolicyTexts[]>> = {
  baseline: [
    {
      name: "external-not-everything",
      severity: "warning",
      over: "grant",
      expression: "!(grant.to.external && \"/*\" in grant.paths && grant.methods.size() == 7)",
      message: "\"gives \" + grant.to.cluster + \", which is outside of the organisation, every method on every path\"",
      why: "Nobody here can say what a partner does with a service that is open to it as a whole, and no review has asked.",
      fix: "Name the `methods` and `paths` that the partner needs.",
    },
  ],
  strict: [
    {
      name: "partners-never-write",
      severity: "error",
      over: "grant",
      expression: "grant.to.external ? grant.methods.all(m, m in [\"GET\", \"HEAD\"]) : true",
      message: "\"may \" + grant.methods.filter(m, !(m in [\"GET\", \"HEAD\"])).join(\", \") + \" but is outside the organisation\"",
      why: "A partner that can write can do harm that we can't undo.",
      fix: "Grant it `methods: [GET, HEAD]`.",
    },
  ],
  regulated: [
    {
      name: "grants-end",
      severity: "error",
      over: "grant",
      expression: "has(grant.until)",
      message: "\"has no last day\"",
      why: "What nobody has to renew nobody looks at again, and it stays open long after its reason is gone.",
      fix: "Give it an `until`, and say why in `reason`.",
    },
    {
      name: "short-lived-certificates",
      severity: "warning",
      over: "certificate",
      expression: "certificate.ca || certificate.lifetime <= 398",
      message: "\"holds for \" + string(certificate.lifetime) + \" days\"",
      why: "Until it ends, whoever has taken its key comes as this gateway, and nothing here can revoke it.",
      fix: "Issue it for 398 days at most.",
    },
  ],
};
