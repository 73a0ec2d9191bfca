import { router } from "../init.ts";
import { create } from "./create.ts";
import { deleteKey } from "./delete.ts";
import { list } from "./list.ts";

export const keys = router({ list, create, delete: deleteKey });
