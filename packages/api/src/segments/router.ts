import { router } from "../init.ts";
import { count } from "./count.ts";
import { create } from "./create.ts";
import { deleteSegment } from "./delete.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

export const segments = router({ list, count, create, update, delete: deleteSegment });
