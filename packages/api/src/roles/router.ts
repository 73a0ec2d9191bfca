import { router } from "../init.ts";
import { create } from "./create.ts";
import { deleteRole } from "./delete.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

export const roles = router({ list, create, update, delete: deleteRole });
