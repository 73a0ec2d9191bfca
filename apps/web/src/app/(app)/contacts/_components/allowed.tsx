"use client";
import type { Permission } from "@roster/domain";
import { createContext, type ReactNode, useContext } from "react";

const Allowed = createContext<readonly Permission[]>([]);

/** Tells what is inside what the person who looks may do. */
export function AllowedProvider({
  permissions,
  children,
}: {
  permissions: readonly Permission[];
  children: ReactNode;
}) {
  return <Allowed value={permissions}>{children}</Allowed>;
}

export function useMay(): (permission: Permission) => boolean {
  const allowed = useContext(Allowed);
  return (permission) => allowed.includes(permission);
}
