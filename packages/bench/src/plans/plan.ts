/** A node of PostgreSQL's EXPLAIN (FORMAT JSON), as far as it is looked at here. */
export interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  /** 0 where PostgreSQL did not need it. */
  "Actual Loops": number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  "Actual Total Time"?: number;
  Plans?: PlanNode[];
}

/** A node and all below it. */
export function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
