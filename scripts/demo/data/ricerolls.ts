/** Cost and price of one rice roll, in yuan. */
const [COST, PRICE] = [2.8, 5] as const;
const [MEAN, SPREAD] = [24, 6] as const;

/** Mean profit of a day in yuan for an order of `n`, what is left bringing `salvage` each; demand is normal, whole, 0 to 48. */
export function profitByOrder(n: number, salvage: number): number {
  let [profit, weight] = [0, 0];
  for (let demand = 0; demand <= 48; demand++) {
    const w = Math.exp(-(((demand - MEAN) / SPREAD) ** 2) / 2);
    const sold = Math.min(n, demand);
    profit += w * (sold * PRICE + (n - sold) * salvage - n * COST);
    weight += w;
  }
  return profit / weight;
}

/** Mean number thrown away. */
export function leftOver(n: number): number {
  let [left, weight] = [0, 0];
  for (let demand = 0; demand <= 48; demand++) {
    const w = Math.exp(-(((demand - MEAN) / SPREAD) ** 2) / 2);
    left += w * Math.max(0, n - demand);
    weight += w;
  }
  return left / weight;
}
