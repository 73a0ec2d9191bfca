import { DomainError, type Permission, type Segment, type SegmentChanges } from "@roster/domain";
import type { Principal } from "../auth/principal.ts";

interface Caller {
  require: (permission: Permission) => void;
  principal: Principal;
}

/** Fails with `forbidden` where the caller may not make this of a segment that they see, or not delete it where nothing is given. */
export function mayChange({ require, principal }: Caller, segment: Segment, changes: SegmentChanges = {}): void {
  const person = principal.kind === "session" ? principal.user.id : null;
  const isMadePersonal = segment.isShared && changes.isShared === false;
  if (segment.isShared || changes.isShared) require("Share:Segment");
  if (isMadePersonal && segment.owner?.uniqueId !== person)
    throw new DomainError("forbidden", "Only its owner can take back what everybody shares; others can delete it.");
}
