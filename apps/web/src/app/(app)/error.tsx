"use client";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { Failure } from "../../components/failure.tsx";

export default function AppError({ error, reset }: { error: Error; reset: () => void }) {
  const queries = useQueryErrorResetBoundary();
  return (
    <Failure
      error={error}
      retry={() => {
        queries.reset();
        reset();
      }}
    />
  );
}
